import type { Role } from '@anaqid/shared-types';
import { refusalOf, type AccessRules } from '../platform/access.js';

const columns: readonly { heading: string; role: Role | null }[] = [
  { heading: 'coordinator', role: 'COORDINATOR' },
  { heading: 'head', role: 'ASSOCIATION_HEAD' },
  { heading: 'minister', role: 'MINISTER' },
  { heading: 'federation', role: 'FEDERATION' },
  { heading: 'administrator', role: 'ADMINISTRATOR' },
  { heading: 'nobody', role: null },
];

/** The access rules as a Markdown page for reviewers. */
export function permissionOverview(rules: AccessRules): string {
  const names = Object.keys(rules).toSorted();
  const section = (title: string, prefix: string): string[] => {
    const rows = names.filter((name) => (prefix === '' ? !name.includes('.') : name.startsWith(prefix)));
    return ['', `## ${title}`, '', ...tableOf(rows, rules, prefix)];
  };
  const lines = [
    '# Who may ask for what',
    '',
    'Written from the access rules of the features (`<feature>.permissions.ts`) by `npx tsx api/src/app/write-permission-overview.ts`.',
    'A dot: the role may ask. What it then gets is cut to its scope (`api/src/platform/scope.ts`): what lies outside answers as what does not exist.',
    ...section('Questions', 'Query.'),
    ...section('Changes', 'Mutation.'),
    ...section('Data that is refused on every path', ''),
  ];
  return `${lines.join('\n')}\n`;
}

function tableOf(names: readonly string[], rules: AccessRules, prefix: string): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const marks = (name: string): string[] =>
    columns.map(({ role }) => {
      const rule = rules[name];
      return rule !== undefined && refusalOf(rule, role) === null ? '●' : '';
    });
  return [
    row(['', ...columns.map(({ heading }) => heading)]),
    row(['---', ...columns.map(() => ':-:')]),
    ...names.map((name) => row([`\`${name.slice(prefix.length)}\``, ...marks(name)])),
  ];
}
