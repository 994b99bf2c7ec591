import type { CellMode } from '@anaqid/shared-types';
import type {
  CorrectInterventionInput,
  EntryPartsFragment,
  LogInterventionInput,
  RefusalCode,
  StandingEntryFragment,
  VoidInterventionInput,
} from '../../generated/operations.js';
import type { KeptRecord } from '../../platform/device/device-storage.js';

/** An entry as the server returns it. */
export type StoredEntry = EntryPartsFragment;

/** An entry that is stored where a change was refused, with who made its present version. */
export type StandingEntry = StandingEntryFragment;

/** In what the numbers of a cell are read: money, pieces of a unit, or a tick. */
export interface Measure {
  readonly entryMode: CellMode;
  readonly unit: { readonly ar: string; readonly en: string };
  readonly currency: string;
}

/** Edits of a stored entry, without the fields that the outbox fills in. */
export type Correction = Omit<CorrectInterventionInput, 'id' | 'version'>;

/** What is to be done to one entry. A null version is filled in from the server's response to the preceding change. */
export type EntryChange =
  | { readonly kind: 'log'; readonly input: Omit<LogInterventionInput, 'clientKey'> }
  | { readonly kind: 'correct'; readonly version: number | null; readonly input: Correction }
  | {
      readonly kind: 'void';
      readonly version: number | null;
      readonly input: Omit<VoidInterventionInput, 'id' | 'version'>;
    };

/** What the list of unsent changes shows for an item: the family's code, never its name. */
export interface Subject {
  readonly clusterId: string;
  readonly familyCode: string;
  readonly serviceTypeId: string;
  readonly serviceName: { readonly ar: string; readonly en: string };
  readonly month: string;
  /** Amount or quantity as the grid shows it; 0 = nothing given; null = emptied. */
  readonly shown: number | null;
  /** Missing in changes that an older app left on the device. */
  readonly measure?: Measure;
}

/** A change before it is added to the outbox. */
export interface NewChange {
  /** Id of the intervention and, for a new one, its client key. */
  readonly entryId: string;
  readonly familyId: string;
  readonly change: EntryChange;
  readonly subject: Subject;
}

/** Why the server did not accept an item. */
export interface ItemRefusal {
  readonly code: RefusalCode;
  readonly field: string | null;
  readonly detail: string | null;
  /** For STALE_VERSION: the entry as stored on the server. */
  readonly current: StoredEntry | null;
  /** What is stored in place of the change; missing in refusals that an older app left on the device. */
  readonly standing?: readonly StandingEntry[];
  /** For POSSIBLE_REPEAT: the other association, if the family agreed to data sharing, and the distance in days. */
  readonly repeat: {
    readonly otherName: { readonly ar: string; readonly en: string } | null;
    readonly daysApart: number;
  } | null;
}

/** One change, kept on this device until the server confirms it. */
export interface OutboxItem extends NewChange {
  /** Id of the item; unique across tabs. */
  readonly itemId: string;
  /** Position in the queue; increasing. */
  readonly order: number;
  /** The account that made the change; no other account sees or sends it. */
  readonly accountId: string;
  /**
   * How often the item was sent. After the first attempt its content must not change, because the server may have
   * stored it and the response may have been lost.
   */
  readonly tries: number;
  readonly refusal: ItemRefusal | null;
}

/** The server's result for one item. */
export interface ItemAnswer {
  readonly entry: StoredEntry | null;
  readonly refusal: ItemRefusal | null;
}

/**
 * Whether this version of the app can read a record on the device, which an older or newer version may have written.
 */
export function isOutboxItem(item: KeptRecord): item is OutboxItem {
  return (
    hasTexts(item, ['entryId', 'familyId']) &&
    hasNumbers(item, ['order', 'tries']) &&
    'change' in item &&
    isEntryChange(item.change) &&
    'subject' in item &&
    isSubject(item.subject) &&
    'refusal' in item &&
    (item.refusal === null || hasTexts(item.refusal, ['code']))
  );
}

function isEntryChange(change: unknown): boolean {
  if (!hasTexts(change, ['kind']) || !('input' in change) || !isObject(change.input)) return false;
  return change.kind === 'log' || ((change.kind === 'correct' || change.kind === 'void') && 'version' in change);
}

function isSubject(subject: unknown): boolean {
  return (
    hasTexts(subject, ['clusterId', 'familyCode', 'serviceTypeId', 'month']) &&
    'serviceName' in subject &&
    hasTexts(subject.serviceName, ['ar', 'en'])
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function hasTexts<Name extends string>(value: unknown, names: readonly Name[]): value is Record<Name, string> {
  return isObject(value) && names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}

function hasNumbers(value: object, names: readonly string[]): boolean {
  return names.every((name) => typeof (value as Record<string, unknown>)[name] === 'number');
}
