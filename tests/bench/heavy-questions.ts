import type { Collection, Document } from 'mongodb';

export interface Row {
  _id: number;
  code: number;
  text: string;
  amount: number;
}

type Question = (rows: Collection<Row>) => Promise<unknown>;

const long = { $reduce: { input: { $range: [0, 200_000] }, initialValue: 0, in: { $add: ['$$value', '$$this'] } } };

/** Questions that use up the time of the store, asked again until their time is over. */
export const heavy: Readonly<Record<string, Question>> = {
  nothing: () => new Promise((resolve) => setTimeout(resolve, 500)),
  'a scan with sixty regular expressions, sorted': (rows) =>
    rows
      .find({
        $and: Array.from({ length: 60 }, (_, at) => ({ text: { $not: new RegExp(`a${at}.*b.*c$`) } })),
      } as Document)
      .sort({ amount: -1, text: 1 })
      .limit(20)
      .toArray(),
  'a sort of all, read to its end': (rows) => rows.find({}, { raw: true }).sort({ text: 1 }).toArray(),
  'an update of all by scan': (rows) => rows.updateMany({ text: { $not: /nowhere$/ } }, { $inc: { amount: 1 } }),
  'a group of all': (rows) =>
    rows.aggregate([{ $group: { _id: '$code', total: { $sum: '$amount' } } }, { $sort: { total: -1 } }]).toArray(),
  'one long expression for each of forty documents': (rows) =>
    rows.aggregate([{ $limit: 40 }, { $project: { n: long } }]).toArray(),
  'a join of three hundred documents by scans': (rows) =>
    rows
      .aggregate([
        { $limit: 300 },
        { $lookup: { from: 'rows', localField: 'amount', foreignField: 'amount', as: 'same' } },
        { $project: { n: { $size: '$same' } } },
      ])
      .toArray(),
  'all written into another collection': (rows) =>
    rows.aggregate([{ $match: { _id: { $lt: 100_000 } } }, { $merge: 'copies' }]).toArray(),
  'an update by stages that compute long': (rows) =>
    rows.updateMany({ _id: { $lt: 40 } }, [{ $set: { long: { $mod: [long, 2] } } }]),
  'an update by a filter that computes long': (rows) =>
    rows.updateMany({ _id: { $lt: 40 }, $expr: { $gt: [long, 0] } }, { $inc: { amount: 1 } }),
};
