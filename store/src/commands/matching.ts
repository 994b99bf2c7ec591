import type { Collection } from '../catalog/collection.js';
import type { CompiledFilter, CompiledSort } from '../query/index.js';
import { findRecords, readRecord } from '../records/find-records.js';
import type { FoundRecord, Hint } from '../records/find-records.js';
import { PAUSE, beginSlice, drain } from '../slices.js';
import type { Sliced } from '../slices.js';
import type { Unit } from '../storage/group-commit.js';
import type { RecordId } from '../storage/keys.js';
import type { View } from '../transactions/executor.js';
import { decode, type Doc } from '../values/index.js';
import type { Command } from './command.js';
import { NeedsScan } from './write-batch.js';

export interface Match {
  readonly record: RecordId;
  readonly doc: Doc;
}

interface MatcherOptions {
  readonly one: boolean;
  readonly sort?: CompiledSort | undefined;
  readonly hint?: Hint;
}

interface Candidate {
  record: RecordId;
  /** Decoded only when the candidates need sorting. */
  doc: Doc | null;
}

/**
 * Finds the documents that a write applies to. The search runs inside the write step; if it exceeds the time of a step, it is
 * repeated outside, on a snapshot and with pauses, and the write step then rechecks the candidates against their current state.
 */
export class Matcher {
  private candidates: RecordId[] | undefined;

  constructor(
    private readonly command: Command,
    private readonly collection: Collection,
    private readonly filter: CompiledFilter,
    private readonly options: MatcherOptions,
  ) {}

  /** Record ids of all candidates, in order. Throws `NeedsScan` when `scan` has to run first. */
  find(unit: Unit): readonly RecordId[] {
    this.candidates ??= this.findInside(unit);
    return this.candidates;
  }

  /** The first candidate that still matches. */
  findOne(unit: Unit): Match | undefined {
    const candidates = this.find(unit);
    for (const record of candidates) {
      const match = this.recheck(unit, record);
      if (match !== undefined) return match;
    }
    this.candidates = undefined;
    if (candidates.length > 0) throw new NeedsScan();
    return undefined;
  }

  /** The current document, if it still matches the filter. */
  recheck(unit: Unit, record: RecordId): Match | undefined {
    const raw = readRecord(unit, this.collection, record);
    return raw !== undefined && this.filter.matches(raw) ? { record, doc: decode(raw) } : undefined;
  }

  async scan(): Promise<void> {
    const view = this.command.executor.view();
    const candidates: Candidate[] = [];
    try {
      const take = ({ record, raw }: FoundRecord): boolean => {
        candidates.push(this.candidate(record, raw));
        return !this.needsOnlyFirst();
      };
      await drain(this.records(view), take, this.command.time.check);
    } finally {
      view.release();
    }
    this.candidates = this.inOrder(candidates);
  }

  private findInside(unit: Unit): RecordId[] {
    const { store, transaction } = this.command;
    const since = transaction?.since ?? store.commits.commits;
    const candidates: Candidate[] = [];
    beginSlice();
    for (const item of this.records({ reader: unit, since })) {
      if (item === PAUSE) throw new NeedsScan();
      candidates.push(this.candidate(item.record, item.raw));
      if (this.needsOnlyFirst()) break;
    }
    return this.inOrder(candidates);
  }

  private records(view: Pick<View, 'reader' | 'since'>): Sliced<FoundRecord> {
    return findRecords(view, this.collection, { filter: this.filter, hint: this.options.hint ?? null });
  }

  private needsOnlyFirst(): boolean {
    return this.options.one && this.options.sort === undefined;
  }

  private candidate(record: RecordId, raw: Uint8Array): Candidate {
    return { record, doc: this.options.sort === undefined ? null : decode(raw) };
  }

  private inOrder(candidates: Candidate[]): RecordId[] {
    const { sort } = this.options;
    if (sort === undefined || candidates.length < 2) return candidates.map(({ record }) => record);
    const keyed = candidates.map(({ record, doc }) => ({ record, key: doc === null ? [] : sort.keyOf(doc) }));
    return keyed.sort((a, b) => sort.compareKeys(a.key, b.key)).map(({ record }) => record);
  }
}
