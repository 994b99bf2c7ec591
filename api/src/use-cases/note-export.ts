import type { NoteExportInput } from '@anaqid/shared-types';
import type { FamiliesService } from '../features/families/families.service.js';
import type { PilotsService } from '../features/pilots/pilots.service.js';
import type { Actor } from '../platform/actor.js';
import { ensure } from '../platform/errors.js';
import { recordEvents } from '../platform/revisions.js';
import type { ServiceBase } from '../platform/service-base.js';

interface NoteExportDeps extends ServiceBase {
  readonly families: FamiliesService;
  readonly pilots: PilotsService;
}

const recordTypes = { FAMILY: 'family', OUTCOMES: 'pilot', LOG: 'log' } as const;

/** Files are made on the device from what was read; the log is told before. */
export function createNoteExport({ connection, clock, families, pilots }: NoteExportDeps) {
  async function isInScope(actor: Actor, { kind, recordId }: NoteExportInput): Promise<boolean> {
    if (kind === 'LOG') return actor.role === 'ADMINISTRATOR' && recordId == null;
    if (recordId == null) return false;
    const record = await (kind === 'FAMILY' ? families.familyById(actor, recordId) : pilots.visibleTo(actor, recordId));
    return record !== null;
  }

  return {
    /** Adds an entry for a file; `NOT_FOUND` if it would be of what the actor cannot see. */
    async noteExport(actor: Actor, input: NoteExportInput): Promise<void> {
      ensure(await isInScope(actor, input), 'NOT_FOUND', 'recordId');
      const recordType = recordTypes[input.kind];
      await recordEvents(connection, null, [
        { actor, action: `export.${recordType}`, recordType, recordId: input.recordId ?? null, at: clock.now() },
      ]);
    },
  };
}
