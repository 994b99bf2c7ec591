import { dayNumber, millisecondsOfDay, partsOfDay } from './calendar.js';
import type { Zone } from './zones.js';

/** What calendars and clocks of a zone show. */
export interface Moment {
  /** The number of the day since 1970-01-01. */
  readonly day: number;
  /** Milliseconds since midnight. */
  readonly time: number;
  /** Milliseconds east of UTC. */
  readonly offset: number;
}

export function momentAt(ms: bigint, zone: Zone): Moment {
  const offset = zone.offsetAt(Number(ms));
  const local = ms + BigInt(offset);
  const time = ((local % millisecondsOfDay) + millisecondsOfDay) % millisecondsOfDay;
  return { day: Number((local - time) / millisecondsOfDay), time: Number(time), offset };
}

export type Part = (moment: Moment) => number;

const remainder = (value: number, by: number): number => ((value % by) + by) % by;
const clockPart =
  (unit: number, most: number): Part =>
  ({ time }) =>
    Math.floor(time / unit) % most;

export const year: Part = ({ day }) => partsOfDay(day).year;
export const month: Part = ({ day }) => partsOfDay(day).month;
export const dayOfMonth: Part = ({ day }) => partsOfDay(day).day;
export const hour = clockPart(3_600_000, 24);
export const minute = clockPart(60_000, 60);
export const second = clockPart(1000, 60);
export const millisecond = clockPart(1, 1000);
/** Sunday is 1; 1970-01-01 was a Thursday. */
export const dayOfWeek: Part = ({ day }) => remainder(day + 4, 7) + 1;
/** Monday is 1. */
export const isoDayOfWeek: Part = ({ day }) => remainder(day + 3, 7) + 1;
export const dayOfYear: Part = ({ day }) => day - dayNumber(partsOfDay(day).year, 1, 1) + 1;
/** Weeks begin with Sundays; the days before the first Sunday are in week 0. */
export const week: Part = (moment) => Math.floor((dayOfYear(moment) + 7 - dayOfWeek(moment)) / 7);

/** An ISO week belongs to the year in which its Thursday lies. https://www.iso.org/iso-8601-date-and-time-format.html */
const thursday = (moment: Moment): number => moment.day - isoDayOfWeek(moment) + 4;
export const isoWeekYear: Part = (moment) => partsOfDay(thursday(moment)).year;
export const isoWeek: Part = (moment) => Math.floor((thursday(moment) - dayNumber(isoWeekYear(moment), 1, 1)) / 7) + 1;

/** The day of an ISO week; weeks and weekdays may lie outside of the year. */
export function isoDayNumber(ofYear: number, ofWeek: number, weekday: number): number {
  const fourth = dayNumber(ofYear, 1, 4);
  return fourth - isoDayOfWeek({ day: fourth, time: 0, offset: 0 }) + (ofWeek - 1) * 7 + weekday;
}

// JavaScript's dates, by which zones are known, end here.
const last = 8_640_000_000_000_000n;

/** The point in time at which clocks of the zone show the local time. */
export function instantAt(local: bigint, zone: Zone): bigint {
  const within = Number(local > last ? last : local < -last ? -last : local);
  return local - BigInt(within - zone.toUtc(within));
}
