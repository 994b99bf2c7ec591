import type { ClientSession } from 'mongoose';
import { orNotFound } from '../../../platform/errors.js';
import { groupBy } from '../../../platform/loaders.js';
import { findRecords } from '../../../platform/records.js';
import type { FamilyRecord } from '../../families/families.service.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import { assessmentsModel, type AssessmentRecord } from '../assessments.model.js';
import { spellRollupsModel } from '../roll-up/spell-rollups.model.js';
import type { FamilyPath } from './family-path.js';
import { rolledUpPath, rollupOf, type PathSources, type PilotSources } from './spell-path.js';

/** The sources of each family's paths, loaded in a fixed number of queries for any number of families. */
export async function loadSources(
  deps: AssessmentsDeps,
  families: readonly FamilyRecord[],
  tx: ClientSession | null = null,
): Promise<(family: FamilyRecord) => PathSources> {
  const familyIds = families.map(({ _id }) => _id);
  const pilots = await sourcesByPilot(deps, [...new Set(families.map(({ pilotId }) => pilotId))], tx);
  const events = groupBy(await deps.families.eventsOf(familyIds, tx), familyIdOf);
  const assessments = groupBy(await assessmentsOf(deps, familyIds, tx), familyIdOf);
  return ({ _id, pilotId }) => ({
    ...orNotFound(pilots.get(pilotId)),
    assessments: assessments.get(_id) ?? [],
    events: events.get(_id) ?? [],
  });
}

/**
 * The path of each family's latest spell at an instant, from the roll-ups, loaded in a fixed number of queries for any number of
 * families. Null for a family that was never enrolled.
 */
export async function loadLatestPaths(
  deps: AssessmentsDeps,
  families: readonly FamilyRecord[],
  now: Date,
  tx: ClientSession | null = null,
): Promise<(family: FamilyRecord) => FamilyPath | null> {
  const pilots = await sourcesByPilot(deps, [...new Set(families.map(({ pilotId }) => pilotId))], tx);
  const ofFamilies = { familyId: { $in: families.map(({ _id }) => _id) } };
  const rollups = groupBy(await findRecords(spellRollupsModel(deps.connection), ofFamilies, { tx }), familyIdOf);
  return ({ _id, pilotId, spells }) => {
    const spell = spells.at(-1);
    if (spell === undefined) return null;
    return rolledUpPath(rollupOf(spell, rollups.get(_id) ?? []), orNotFound(pilots.get(pilotId)), now);
  };
}

export const familyIdOf = ({ familyId }: { readonly familyId: string }): string => familyId;

/** All visits of these families. */
export function assessmentsOf(
  { connection }: AssessmentsDeps,
  familyIds: readonly string[],
  tx: ClientSession | null = null,
): Promise<AssessmentRecord[]> {
  return findRecords(assessmentsModel(connection), { familyId: { $in: [...familyIds] } }, { tx });
}

async function sourcesByPilot(
  deps: AssessmentsDeps,
  pilotIds: readonly string[],
  tx: ClientSession | null,
): Promise<Map<string, PilotSources>> {
  const sources = new Map<string, PilotSources>();
  for (const pilotId of pilotIds) {
    const pilot: PilotRecord = orNotFound(await deps.pilots.byId(pilotId, tx));
    const extensions = await deps.pilots.extensionsOf(pilotId, tx);
    sources.set(pilotId, { pilot, extensions, incomeLines: await deps.pilots.incomeLinesOf(pilotId) });
  }
  return sources;
}
