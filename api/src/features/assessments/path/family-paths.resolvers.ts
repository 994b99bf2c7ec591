import { addMonths } from '@anaqid/shared-types';
import { actorOf, type RequestContext } from '../../../app/context.js';
import type {
  FamilyPathResolvers,
  FamilyResolvers,
  PathMonthResolvers,
  Resolvers,
} from '../../../generated/resolvers.js';
import { orNotFound } from '../../../platform/errors.js';
import { asResult } from '../../../platform/refusals.js';
import { roundHalfAway } from '../../../statistics/index.js';
import {
  canTakeStep,
  lifeCycle,
  possibleSteps,
  standingOf,
  type FamilyRecord,
  type SpellRecord,
  type Sufficiency,
} from '../../families/families.service.js';
import { belowFloor, buildingRun, familyStatus, shownIndex, statusBeforeEnrolment } from '../status/family-status.js';
import type { FamilyPath, PathMonth } from './family-path.js';
import type { MembersEffect } from './members-effect.js';
import { rolledUpPath, rollupOf } from './spell-path.js';

type Loaders = RequestContext['loaders'];

/** Paths computed in this request. A mutation creates new loaders, and thereby new paths. */
const pathsByLoaders = new WeakMap<Loaders, Map<string, Promise<FamilyPath>>>();

/**
 * The path of a family's spell, computed once per request from its roll-up. Roll-ups are loaded in batches, whatever the
 * number of families.
 */
export function pathOf(
  { loaders, clock }: RequestContext,
  family: FamilyRecord,
  spell: SpellRecord,
): Promise<FamilyPath> {
  const paths = pathsByLoaders.get(loaders) ?? new Map<string, Promise<FamilyPath>>();
  pathsByLoaders.set(loaders, paths);
  const path = paths.get(spell._id) ?? computePath(loaders, clock.now(), family, spell);
  paths.set(spell._id, path);
  return path;
}

async function computePath(loaders: Loaders, now: Date, family: FamilyRecord, spell: SpellRecord): Promise<FamilyPath> {
  const [pilot, extensions, incomeLines, rollups] = await Promise.all([
    loaders.pilotsById.load(family.pilotId),
    loaders.extensionsByPilot.load(family.pilotId),
    loaders.incomeLinesByPilot.load(family.pilotId),
    loaders.rollupsByFamily.load(family._id),
  ]);
  return rolledUpPath(rollupOf(spell, rollups), { pilot: orNotFound(pilot), extensions, incomeLines }, now);
}

async function latestPathOf(context: RequestContext, family: FamilyRecord): Promise<FamilyPath | null> {
  const spell = family.spells.at(-1);
  return spell === undefined ? null : pathOf(context, family, spell);
}

function presented(effect: MembersEffect) {
  const shown = (index: number | null): number | null => (index === null ? null : Math.floor(index + INDEX_TOLERANCE));
  return {
    ...effect,
    months: effect.months.map((month) => ({
      ...month,
      indexBefore: shown(month.indexBefore),
      indexAfter: shown(month.indexAfter),
    })),
  };
}

/** Of computed indices: 70 computed as 69.9999999999 is 70. */
const INDEX_TOLERANCE = 1e-9;

const family: FamilyResolvers = {
  status: async (record, _arguments, context) => {
    const path = await latestPathOf(context, record);
    return path === null ? statusBeforeEnrolment(record.state) : familyStatus(path);
  },
  path: async (record, { spellId }, context) => {
    if (spellId == null) return latestPathOf(context, record);
    const spell = record.spells.find(({ _id }) => _id === spellId);
    return spell === undefined ? null : pathOf(context, record, spell);
  },
  statedStatuses: ({ _id }, _arguments, { loaders }) => loaders.statedStatusesByFamily.load(_id),
  viewerSteps: async (record, _arguments, context) => {
    const actor = actorOf(context);
    const path = await latestPathOf(context, record);
    const events = await context.loaders.eventsByFamily.load(record._id);
    const standing = standingOf(record, events, {
      sufficiency: sufficiencyOf(path),
      lastMonth: path?.lastMonth ?? '',
    });
    return possibleSteps(standing, { now: context.clock.now(), accountId: actor.accountId }).filter((step) =>
      canTakeStep(actor, lifeCycle[step].who, record),
    );
  },
};

function sufficiencyOf(path: FamilyPath | null): Sufficiency {
  return {
    graduationMonth: path?.graduationMonth ?? null,
    runLength: path?.runLength ?? 0,
    runNeeded: path?.rule.consecutiveMonths ?? 0,
    relapseMonth: path?.relapse?.standing.month ?? null,
  };
}

const path: FamilyPathResolvers = {
  ruleVersion: ({ rule }) => rule,
  indices: ({ months, rule }) => months.map(({ index }) => shown(index, rule.threshold)),
  expected: ({ expected }) => expected?.map((value) => roundHalfAway(value, 1)) ?? null,
  run: (record) => buildingRun(record),
  graduation: ({ graduationMonth, run, enrolledMonth, facts }) => {
    if (graduationMonth === null || run.graduationMonth === null) return null;
    const { approval } = facts;
    const proposal = facts.proposal?.graduationMonth === graduationMonth ? facts.proposal : null;
    return {
      month: graduationMonth,
      programmeMonth: run.graduationMonth,
      runStart: addMonths(enrolledMonth, run.runStart ?? run.graduationMonth),
      confirmed: approval !== null,
      proposedOn: proposal?.on ?? null,
      proposedBy: proposal?.by ?? null,
      approvedOn: approval?.on ?? null,
      approvedBy: approval?.by ?? null,
    };
  },
  relapse: ({ relapse, rule }) =>
    relapse === null
      ? null
      : {
          month: relapse.standing.month,
          monthsAfter: relapse.monthsAfter,
          confirmed: relapse.confirmed,
          index: shownIndex(relapse.standing.index ?? 0, rule.threshold),
          domains: belowFloor(relapse.standing),
        },
};

const floorStates = { met: 'MET', breached: 'BREACHED', unknown: 'UNKNOWN' } as const;

const pathMonth: PathMonthResolvers = {
  index: ({ index, threshold }) => shown(index, threshold),
  coverage: ({ coverage }) => roundHalfAway(coverage, 2),
  floors: ({ floors }) => floorStates[floors],
  incomeRatio: ({ incomeRatio }) => (incomeRatio === null ? null : shownRatio(incomeRatio)),
  expected: ({ expected }) => (expected === null ? null : roundHalfAway(expected, 1)),
  domains: ({ standings }) => standings,
  holdsBack: ({ holdsBack }) => holdsBack.map((reason) => ({ ...reason, value: shownValue(reason) })),
};

function shownValue({ kind, value, needed }: PathMonth['holdsBack'][number]): number | null {
  if (value === null) return null;
  if (kind === 'INDEX_BELOW_THRESHOLD') return shownIndex(value, needed ?? 0);
  return kind === 'INCOME_BELOW_LINE' ? shownRatio(value) : roundHalfAway(value, 2);
}

/** Own income divided by the income line, to two decimals; never rounded up to the line. */
function shownRatio(ratio: number): number {
  const rounded = roundHalfAway(ratio, 2);
  return ratio < 1 && rounded >= 1 ? 0.99 : rounded;
}

function shown(index: number | null, threshold: number): number | null {
  return index === null ? null : shownIndex(index, threshold);
}

export const resolvers: Resolvers = {
  Query: {
    membersEffect: async (_root, { input }, context) => {
      const answer = await asResult(
        async () => presented(await context.services.useCases.previewMembers(actorOf(context), input)),
        'effect',
      );
      // The log names the family that was read.
      return { ...answer, _id: input.familyId };
    },
    visitsDue: (_root, { clusterId }, context) => context.services.assessments.visitsDue(actorOf(context), clusterId),
    familiesByNeed: (_root, { clusterId }, context) =>
      context.services.assessments.familiesByNeed(actorOf(context), clusterId),
  },
  Family: family,
  FamilyPath: path,
  PathMonth: pathMonth,
  StatedStatus: {
    id: ({ _id }) => _id,
    statedAt: ({ statedAt }) => statedAt.toISOString(),
  },
};
