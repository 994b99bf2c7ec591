import { graphOf, moduleGraph } from './module-graph.js';
import { unusedExports } from './unused-exports.js';

/** Generated modules export everything in the schema, and plain JavaScript scripts export what a tool expects. */
const isChecked = (file: string): boolean => /\.m?tsx?$/.test(file) && !file.includes('/generated/');
/** Files whose exports a tool reads by file name: configuration, benchmarks, types of a script. */
const isTakenByName = (file: string): boolean => /(^|\/)vite\.config\.ts$|\.bench\.ts$|\.d\.mts$/.test(file);

describe('exports', () => {
  it('are used by another file', () => {
    const unused = unusedExports(moduleGraph(), (file) => isChecked(file) && !isTakenByName(file));
    expect(unused).toEqual([]);
  });

  it('are followed through re-exports', () => {
    const modules = graphOf([
      {
        file: 'api/src/area.ts',
        text: `export interface Area {}
export type Level = 'DISTRICT';
export const areas = [], levels = [];
export function makeArea(): Area { return {}; }
export class Tree {}
const local = 1, hidden = 2;
export { local as renamed, hidden };
export default areas;`,
      },
      { file: 'api/src/whole.ts', text: 'export const first = 1, second = 2;' },
      { file: 'api/src/lazy.ts', text: 'export const later = 1;' },
      {
        file: 'api/src/index.ts',
        text: `export * from './whole.js';
export { makeArea, type Area as Place, Tree } from './area.js';`,
      },
      {
        file: 'seed/src/user.ts',
        text: `import { first, makeArea, type Place } from '@anaqid/api';
import list, { renamed as other } from '../../api/src/area.js';
void import('../../api/src/lazy.js');`,
      },
      { file: 'tests/kit/all.ts', text: "import * as everything from '../../api/src/nothing.js';" },
    ]);
    expect(unusedExports(modules, () => true)).toEqual([
      'api/src/area.ts:2: Level',
      'api/src/area.ts:3: areas',
      'api/src/area.ts:3: levels',
      'api/src/area.ts:5: Tree',
      'api/src/area.ts:7: hidden',
      'api/src/index.ts: Tree',
      'api/src/whole.ts:1: second',
    ]);
  });
});
