import type { Collection, Document } from 'mongodb';

export interface Row {
  _id: number;
  code: number;
  text: string;
  amount: number;
}

type Question = (rows: Collection<Row>) => Promise<unknown>;

/** Expensive queries, repeated until the time is over. */
export const heavy: Readonly<Record<string, Question>> = {
  nothing: () => new Promise((resolve) => setTimeout(resolve, 500)),
  'a scan with sixty patterns, sorted': (rows) =>
    rows
      .find({
        $and: Array.from({ length: 60 }, (_, at) => ({ text: { $not: new RegExp(`a${at}b`) } })),
      } as Document)
      .sort({ amount: -1, text: 1 })
      .limit(20)
      .toArray(),
  'a sort of all, read to its end': (rows) => rows.find({}, { raw: true }).sort({ text: 1 }).toArray(),
  'an update of all by scan': (rows) => rows.updateMany({ text: { $not: /nowhere/ } }, { $inc: { amount: 1 } }),
  'a group of all': (rows) =>
    rows.aggregate([{ $group: { _id: '$code', total: { $sum: '$amount' } } }, { $sort: { total: -1 } }]).toArray(),
  'an unwind and a group of all': (rows) =>
    rows
      .aggregate([
        { $set: { both: ['$code', '$amount'] } },
        { $unwind: '$both' },
        { $group: { _id: '$both', n: { $sum: 1 } } },
        { $count: 'groups' },
      ])
      .toArray(),
};
