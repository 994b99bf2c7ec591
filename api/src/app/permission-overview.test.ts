import { readFileSync } from 'node:fs';
import path from 'node:path';
import { anybody, roles, signedIn } from '../platform/access.js';
import { accessRules } from './access-rules.js';
import { permissionOverview } from './permission-overview.js';

/** The repository's formatter pads tables; cells are compared without the padding. */
const withoutPadding = (page: string): string => page.replace(/ +/g, ' ').replace(/-{2,}/g, '-');

describe('overview of permissions', () => {
  test('docs/permissions.md agrees with the access rules', () => {
    const page = readFileSync(path.resolve(__dirname, '../../../docs/permissions.md'), 'utf8');
    expect(withoutPadding(page)).toBe(withoutPadding(permissionOverview(accessRules)));
  });

  test('marks every role that passes an access rule', () => {
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
