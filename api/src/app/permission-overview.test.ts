import { readFileSync } from 'node:fs';
import path from 'node:path';
import { anybody, roles, signedIn } from '../platform/access.js';
import { accessRules } from './access-rules.js';
import { permissionOverview } from './permission-overview.js';

/** Tables are padded by the formatter of the repository. */
const withoutPadding = (page: string): string => page.replace(/ +/g, ' ').replace(/-{2,}/g, '-');

describe('permission-overview', () => {
  test('the page in docs says what the rules say', () => {
    const page = readFileSync(path.resolve(__dirname, '../../../docs/permissions.md'), 'utf8');
    expect(withoutPadding(page)).toBe(withoutPadding(permissionOverview(accessRules)));
  });

  test('a dot stands for every role that passes', () => {
    const page = permissionOverview({
      'Query.open': anybody,
      'Query.inside': signedIn,
      'Mutation.write': roles('COORDINATOR', 'ADMINISTRATOR'),
      Family: roles('ASSOCIATION_HEAD'),
    });
    expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual([
      '| `inside` | ● | ● | ● | ● | ● |  |',
      '| `open` | ● | ● | ● | ● | ● | ● |',
      '| `write` | ● |  |  |  | ● |  |',
      '| `Family` |  | ● |  |  |  |  |',
    ]);
  });
});
