import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import type { Loader } from '../../platform/loaders.js';
import { findRecords } from '../../platform/records.js';
import { revisionsModel, type RevisionRecord } from '../../platform/revisions.js';

/** A version of a record. */
interface Version {
  readonly recordType: string;
  readonly recordId: string;
  readonly version: number;
}

export interface AuditLoaders {
  /** By `versionKey`; null where there is no such version. */
  revisionsByVersion: Loader<RevisionRecord | null>;
}

export function createAuditLoaders(connection: Connection): AuditLoaders {
  const model = revisionsModel(connection);
  return {
    revisionsByVersion: new DataLoader<string, RevisionRecord | null>(async (keys) => {
      const wanted = keys.map(versionOf);
      // More than was asked for may be found; one command reads all of a page.
      const found = await findRecords(model, {
        recordType: { $in: [...new Set(wanted.map(({ recordType }) => recordType))] },
        recordId: { $in: [...new Set(wanted.map(({ recordId }) => recordId))] },
        version: { $in: [...new Set(wanted.map(({ version }) => version))] },
      });
      const revisionByKey = new Map(found.map((revision) => [versionKey(revision), revision]));
      return keys.map((key) => revisionByKey.get(key) ?? null);
    }),
  };
}

export function versionKey({ recordType, recordId, version }: Version): string {
  return JSON.stringify([recordType, recordId, version]);
}

function versionOf(key: string): Version {
  const [recordType, recordId, version] = JSON.parse(key) as [string, string, number];
  return { recordType, recordId, version };
}
