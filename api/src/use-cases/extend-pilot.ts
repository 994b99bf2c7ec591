import { dayIn, type ExtendPilotInput, type ExtensionPreviewInput } from '@anaqid/shared-types';
import type { AssessmentsService } from '../features/assessments/assessments.service.js';
import type { ClustersService } from '../features/clusters/clusters.service.js';
import type { FamiliesService } from '../features/families/families.service.js';
import type { InterventionsService } from '../features/interventions/interventions.service.js';
import {
  decisionOf,
  isInPart,
  judgeExtension,
  wholePilot,
  type ExtensionEffect,
  type PilotPart,
  type PilotRecord,
  type PilotsService,
} from '../features/pilots/pilots.service.js';
import type { Actor } from '../platform/actor.js';
import { code } from '../platform/checks.js';
import type { Clock } from '../platform/clock.js';
import { ensure, orNotFound } from '../platform/errors.js';

interface ExtendPilotDeps {
  readonly clock: Clock;
  readonly pilots: PilotsService;
  readonly clusters: ClustersService;
  readonly families: FamiliesService;
  readonly assessments: AssessmentsService;
  readonly interventions: InterventionsService;
}

/** The part of a pilot to extend; for a family with the code by which it was requested. */
interface ChosenPart extends PilotPart {
  readonly familyCode: string | null;
}

/** Extends a whole pilot, one of its clusters or one of its families. */
export function createExtendPilot(deps: ExtendPilotDeps) {
  const { clock, pilots, clusters, families, assessments, interventions } = deps;

  async function chosenPart(
    pilot: PilotRecord,
    { clusterId, familyCode }: Pick<ExtensionPreviewInput, 'clusterId' | 'familyCode'>,
  ): Promise<ChosenPart> {
    ensure(clusterId == null || familyCode == null, 'INVALID', 'familyCode');
    if (clusterId != null) {
      const cluster = await clusters.byId(clusterId);
      ensure(cluster?.pilotId === pilot._id, 'NOT_FOUND', 'clusterId');
      return { clusterId, familyId: null, familyCode: null };
    }
    const requestedCode = code(familyCode, 'familyCode', 40);
    if (requestedCode === null) return { ...wholePilot, familyCode: null };
    const family = orNotFound(await families.byCode(pilot._id, requestedCode), 'familyCode');
    return { clusterId: family.clusterId, familyId: family._id, familyCode: requestedCode };
  }

  return {
    /** Records an extension and, in the same transaction, its consequences for families. */
    async extendPilot(actor: Actor, input: ExtendPilotInput): Promise<PilotRecord> {
      return pilots.extendIdempotently(actor, input, async (tx) => {
        const pilot = orNotFound(await pilots.byId(input.pilotId, tx), 'pilotId');
        ensure(pilot.version === input.version, 'STALE_VERSION', 'version', String(pilot.version));
        const at = clock.now();
        const decision = decisionOf(input, dayIn(pilot.timeZone, at));
        const part = await chosenPart(pilot, input);
        const before = await pilots.extensionsOf(pilot._id, tx);
        const effect = judgeExtension(pilot, before, { part, toMonths: input.toMonths, now: at });

        // A longer programme changes statuses of families; their earlier stated statuses stay readable.
        const reached = (await families.ofPilot(pilot._id, tx)).filter((family) => isInPart(family, part));
        await assessments.keepStatuses(tx, reached, 'EXTENSION');

        const { familyCode } = part;
        const recording = { pilot, input, effect, familyCode, decision, at };
        const { pilot: extended, extension } = await pilots.recordExtension(tx, actor, recording);

        // Families that left because the pilot had ended continue in the same spell.
        const reopenedIds = await families.reopenExits(tx, actor, {
          pilot: extended,
          extensions: [...before, extension],
          reason: decision.reason,
        });
        const reopened = await families.byIds(reopenedIds, tx);
        await assessments.rollUpSpells(tx, reopened);
        await interventions.rollUpServices(tx, reopened);
        return extension;
      });
    },

    /** The effect that the extension would have; refuses what `extendPilot` would refuse, and records nothing. */
    async previewExtension(input: ExtensionPreviewInput): Promise<ExtensionEffect> {
      const pilot = orNotFound(await pilots.byId(input.pilotId), 'pilotId');
      const part = await chosenPart(pilot, input);
      const before = await pilots.extensionsOf(pilot._id);
      return judgeExtension(pilot, before, { part, toMonths: input.toMonths, now: clock.now() });
    },
  };
}
