/**
 * Reasons why the store supports things that the product, its tools and ordinary mongoose calls did not use
 * (`recorded-usage.json`), by kind and name.
 */
const countFamily = 'The command that counts with a filter is there for estimates; its options are few and stay whole.';
const oldType =
  'Deprecated, but documents of an older MongoDB may hold it: an import brings it in, an export takes it out again.';

export const kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  command: {
    isMaster: 'The greeting as drivers of other languages and older ones spell it.',
    buildInfo: 'As the manual and other drivers spell it.',
  },
  option: {
    'aggregate.explain': 'Clients send it as false, which says nothing; true is refused by name.',
    'count.limit': countFamily,
    'count.skip': countFamily,
    'count.hint': countFamily,
  },
  'index option': {
    v: 'Stands in every index that listIndexes answers; who makes indexes from its answer sends it back.',
  },
  type: { undefined: oldType, dbPointer: oldType },
};
