import type { ClientSession, Model } from 'mongoose';
import { isMonth } from '@anaqid/shared-types';
import type { RecordIncomeLineInput, RecordPriceIndexInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, text, wholeNumber } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { asKnownAt } from '../../platform/known-at.js';
import { findRecord, findRecords, newRecord, readRecord, type Recorded } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import type { ServiceBase } from '../../platform/service-base.js';
import {
  incomeLinesModel,
  pilotsModel,
  priceIndexModel,
  type IncomeLineRecord,
  type PilotRecord,
  type PriceIndexRecord,
  type Shares,
} from './pilots.model.js';

/** Equivalence scale of new income lines. */
const usualShares: Shares = { first: 1, further: 0.7, child: 0.5, adultFrom: 14 };
const HIGHEST_INDEX = 1_000_000_000;

/** A monthly value of a pilot: one for each month, corrected by version. */
interface Monthly<T extends Recorded> {
  model: Model<T>;
  recordType: string;
  /** Name of the input field with the month. */
  monthField: string;
  month: string;
  /** The value that the pilot has for this month; null if there is none. */
  present(tx: ClientSession): Promise<T | null>;
  values: Omit<T, keyof Recorded>;
}

type MonthlyInput = RecordIncomeLineInput | RecordPriceIndexInput;

/** Monthly series of a pilot: income lines and price indices. */
export function createPriceSeries({ connection, clock }: ServiceBase) {
  const incomeLines = incomeLinesModel(connection);
  const priceIndex = priceIndexModel(connection);

  async function record<T extends Recorded>(
    actor: Actor,
    input: MonthlyInput,
    { model, recordType, monthField, month, present, values }: Monthly<T>,
  ): Promise<PilotRecord> {
    const key = clientKey(input.clientKey);
    ensure(isMonth(month), 'INVALID', monthField);
    const pilot = orNotFound(await readRecord(pilotsModel(connection), input.pilotId), 'pilotId');
    const { version } = input;
    if (version == null) {
      await createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        ensure((await present(tx)) === null, 'ALREADY_EXISTS', monthField);
        const at = clock.now();
        const record = { ...newRecord(key, actor, at, input), ...values } as unknown as T;
        return saveNew(connection, tx, record, { model, recordType, action: `${recordType}.record`, actor, at });
      });
      return pilot;
    }
    await inChange(connection, async (tx) => {
      const { _id: id } = orNotFound(await present(tx), monthField);
      const change = { id, basedOn: version, set: values as Partial<Omit<T, keyof Recorded>> };
      const auditFields = { actor, at: clock.now(), action: `${recordType}.correct` };
      return saveChanged(connection, tx, { model, recordType, ...auditFields, ...change });
    });
    return pilot;
  }

  return {
    /** Records the income line in force from a month on, or corrects it. */
    async recordIncomeLine(actor: Actor, input: RecordIncomeLineInput): Promise<PilotRecord> {
      const { pilotId, fromMonth } = input;
      const amountPerAdult = wholeNumber(input.amountPerAdult, 'amountPerAdult', 1, Number.MAX_SAFE_INTEGER);
      return record<IncomeLineRecord>(actor, input, {
        model: incomeLines,
        recordType: 'incomeLine',
        monthField: 'fromMonth',
        month: fromMonth,
        present: (tx) => findRecord(incomeLines, { pilotId, fromMonth }, { tx }),
        values: { pilotId, fromMonth, amountPerAdult, source: text(input.source, 'source', 300), shares: usualShares },
      });
    },

    /** Records the price index of a month, or corrects it. */
    async recordPriceIndex(actor: Actor, input: RecordPriceIndexInput): Promise<PilotRecord> {
      const { pilotId, month, value } = input;
      ensure(Number.isFinite(value) && value > 0 && value <= HIGHEST_INDEX, 'INVALID', 'value');
      return record<PriceIndexRecord>(actor, input, {
        model: priceIndex,
        recordType: 'priceIndex',
        monthField: 'month',
        month,
        present: (tx) => findRecord(priceIndex, { pilotId, month }, { tx }),
        values: { pilotId, month, value, source: text(input.source, 'source', 300) },
      });
    },

    /** Income lines of a pilot, earliest first. */
    incomeLinesOf(pilotId: string): Promise<IncomeLineRecord[]> {
      return findRecords(incomeLines, { pilotId }, { sort: { fromMonth: 1 } });
    },

    /** Price index of a pilot by month, earliest first, as known at an instant (null: now). */
    async priceIndexOf(pilotId: string, knownAt: Date | null = null): Promise<PriceIndexRecord[]> {
      const values = await findRecords(priceIndex, { pilotId }, { sort: { month: 1 } });
      return asKnownAt(connection, 'priceIndex', values, knownAt);
    },
  };
}
