import { fail } from '../../errors.js';
import { int } from '../../plain.js';
import { Doc } from '../../values/index.js';
import { parseGroup } from './group.js';
import { parseSort } from './sort.js';
import type { StageParser } from './stage.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/sortByCount/ */
export const parseSortByCount: StageParser = (argument, context, name) => {
  if (argument instanceof Doc) {
    const [first] = argument.keys();
    if (argument.size !== 1 || first?.startsWith('$') !== true)
      fail(40147, 'the sortByCount field must be defined as a $-prefixed path or an expression inside an object');
  } else if (typeof argument === 'string') {
    if (!argument.startsWith('$')) fail(40148, 'the sortByCount field must be defined as a $-prefixed path');
  } else return fail(40149, 'the sortByCount field must be specified as a string or as an object');
  const one = new Doc([['$sum', int(1)]]);
  const group = parseGroup(
    new Doc([
      ['_id', argument],
      ['count', one],
    ] as const),
    context,
    '$group',
  );
  const sort = parseSort(new Doc([['count', int(-1)]]), context, '$sort');
  return { name, run: (source) => sort.run(group.run(source)) };
};
