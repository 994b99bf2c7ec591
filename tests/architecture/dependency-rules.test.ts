import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './source-files.js';

/** Imports of a small tree that violates every rule: the first file imports the second. */
const violations: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['no-cycles', 'api/src/app/circle-back.ts', 'api/src/app/circle.ts'],
  ['no-cycles', 'web/src/app/circle-back.ts', 'web/src/app/circle.ts'],
  ['no-cycles', 'store/src/commands/circle-back.ts', 'store/src/commands/circle.ts'],
  ['everything-resolves', 'api/src/app/lost.ts', './nowhere.js'],
  ['nobody-imports-tests-or-seed', 'api/src/app/borrowing.ts', 'tests/kit/world.ts'],
  ['shared-types-stands-alone', 'shared-types/src/rules/month.ts', 'zod'],
  ['store-stands-alone', 'store/src/commands/find.ts', 'shared-types/src/index.ts'],
  ['web-never-sees-the-server', 'web/src/app/server.ts', 'api/src/index.ts'],
  ['seed-enters-by-the-door', 'seed/src/sample.ts', 'api/src/main.ts'],
  ['store-only-behind-database', 'api/src/app/embedded.ts', 'store/src/index.ts'],
  ['platform-stands-below', 'api/src/platform/access.ts', 'api/src/app/context.ts'],
  ['statistics-are-pure', 'api/src/statistics/curves.ts', 'api/src/platform/errors.ts'],
  ['migrations-stand-alone', 'api/src/migrations/0001-first.ts', 'api/src/app/models.ts'],
  ['product-never-sees-testing', 'api/src/app/services.ts', 'api/src/testing/world.ts'],
  ['use-cases-stand-on-features', 'api/src/use-cases/extend-pilot.ts', 'api/src/features/areas/area-levels.ts'],
  ['use-cases-stand-on-features', 'api/src/use-cases/close-month.ts', 'api/src/app/services.ts'],
  ['features-know-no-use-case', 'api/src/features/areas/use-case.ts', 'api/src/use-cases/extend-pilot.ts'],
  ['use-cases-are-apart', 'api/src/use-cases/update-pilot.ts', 'api/src/use-cases/extend-pilot.ts'],
  ['only-resolvers-see-the-context', 'api/src/features/areas/areas.loaders.ts', 'api/src/app/context.ts'],
  ['resolvers-see-only-the-context', 'api/src/features/areas/areas.resolvers.ts', 'api/src/app/schema.ts'],
  ['feature-enters-by-the-door', 'api/src/features/pilots/pilots.service.ts', 'api/src/features/areas/area-levels.ts'],
  ['feature-enters-by-the-door', 'api/src/features/audit/audit.service.ts', 'api/src/features/areas/tree.service.ts'],
  ['model-is-private-to-its-feature', 'api/src/app/shortcut.ts', 'api/src/features/areas/areas.model.ts'],
  ['resolver-stays-thin', 'api/src/features/pilots/pilots.resolvers.ts', 'api/src/features/pilots/pilots.model.ts'],
  ['service-knows-no-graphql', 'api/src/features/clusters/clusters.service.ts', 'graphql'],
  ['permissions-are-pure', 'api/src/features/areas/areas.permissions.ts', 'api/src/platform/records.ts'],
  ['model-stands-on-platform', 'api/src/features/audit/audit.model.ts', 'api/src/features/audit/entries.ts'],
  ['dependencies-are-types', 'api/src/features/areas/areas.deps.ts', 'api/src/platform/clock.ts'],
  ['web-app-stands-on-top', 'web/src/features/areas/AreasPage.tsx', 'web/src/app/routes.tsx'],
  ['web-app-stands-on-top', 'web/src/domain/outbox/OutboxList.tsx', 'web/src/app/routes.tsx'],
  ['web-feature-knows-no-feature', 'web/src/features/pilots/PilotForm.tsx', 'web/src/features/areas/AreaForm.tsx'],
  ['web-domain-knows-no-feature', 'web/src/domain/outbox/OutboxList.tsx', 'web/src/features/areas/AreaForm.tsx'],
  ['web-platform-stands-below', 'web/src/platform/session.ts', 'web/src/features/areas/AreaForm.tsx'],
  ['web-platform-stands-below', 'web/src/platform/apollo.ts', 'web/src/domain/outbox/outbox.ts'],
  ['web-platform-stands-below', 'web/src/platform/i18n.ts', 'web/src/app/routes.tsx'],
  ['ui-knows-no-domain', 'web/src/ui/Field.tsx', 'web/src/features/areas/AreaForm.tsx'],
  ['ui-knows-no-domain', 'web/src/ui/Badge.tsx', 'web/src/domain/outbox/outbox.ts'],
  ['ui-knows-no-domain', 'web/src/ui/MonthSelect.tsx', 'web/src/platform/session.ts'],
  ['web-product-never-sees-testing', 'web/src/features/areas/AreaForm.tsx', 'web/src/testing/viewers.ts'],
  ['web-product-never-sees-testing', 'web/src/app/Shell.tsx', 'web/src/app/app.situations.tsx'],
];

/** Imports of the same tree that no rule forbids. */
const allowed: readonly (readonly [from: string, to: string])[] = [
  ['api/src/app/circle.ts', 'api/src/app/circle-back.ts'],
  ['web/src/app/circle.ts', 'web/src/app/circle-back.ts'],
  ['store/src/commands/circle.ts', 'store/src/commands/circle-back.ts'],
  ['seed/src/people.ts', 'api/src/index.ts'],
  ['api/src/platform/database.ts', 'store/src/index.ts'],
  ['api/src/statistics/money.ts', 'shared-types/src/index.ts'],
  ['api/src/app/models.ts', 'api/src/features/areas/areas.model.ts'],
  ['api/src/features/clusters/clusters.resolvers.ts', 'api/src/app/context.ts'],
  ['api/src/use-cases/close-month.ts', 'api/src/features/areas/areas.service.ts'],
  ['api/src/use-cases/close-month.ts', 'api/src/platform/clock.ts'],
  ['api/src/features/clusters/rooms/names.ts', 'api/src/features/areas/areas.service.ts'],
  ['api/src/features/clusters/clusters.permissions.ts', 'api/src/platform/actor.ts'],
  ['api/src/features/clusters/clusters.permissions.test.ts', 'api/src/testing/actors.ts'],
  ['api/src/features/clusters/clusters.deps.ts', 'api/src/features/areas/areas.service.ts'],
  ['web/src/features/areas/AreaForm.tsx', 'web/src/ui/Button.tsx'],
  ['web/src/features/areas/AreaForm.tsx', 'web/src/domain/outbox/outbox.ts'],
  ['web/src/domain/outbox/outbox.ts', 'web/src/platform/preferences.ts'],
  ['web/src/ui/ui.situations.tsx', 'web/src/testing/viewers.ts'],
];

/** Rules that type imports do not violate. */
const byValueOnly = new Set(['dependencies-are-types']);

const rulesFile = path.join(root, 'tests/architecture/dependency-rules.cjs');

function cruise(folder: string): { rules: string[]; found: string[] } {
  const bin = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['api/src', 'store/src', 'shared-types/src', 'web/src', 'seed/src', 'tests'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [bin, '--config', rulesFile, '--output-type', 'json', ...folders],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as Report;
  return {
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
    found: summary.violations.map(({ rule, from, to }) => lineOf(rule.name, from, to)).sort(),
  };
}

interface Report {
  summary: {
    violations: { rule: { name: string }; from: string; to: string }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

const lineOf = (rule: string, from: string, to: string): string =>
  `${rule}: ${from} -> ${/node_modules\/([^/]+)/.exec(to)?.[1] ?? to}`;

/** Writes files with the listed imports. */
function plant(folder: string): void {
  const content = new Map<string, string[]>();
  const write = (from: string, to: string, statement: string): void => {
    content.set(from, [...(content.get(from) ?? []), `${statement} from '${specifierOf(from, to)}';`]);
    if (isFile(to) && !content.has(to)) content.set(to, []);
  };
  for (const [rule, from, to] of violations) write(from, to, byValueOnly.has(rule) ? 'export *' : 'export type *');
  for (const [from, to] of allowed) write(from, to, 'export type *');
  for (const [file, lines] of content) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), [...lines, `export const name = '${file}';`, ''].join('\n'));
  }
}

/** Whether the path is a file of the tree, rather than a package or missing. */
const isFile = (name: string): boolean => name.includes('/') && !name.startsWith('.');

function specifierOf(from: string, to: string): string {
  if (!isFile(to)) return to;
  const relative = path.posix.relative(path.posix.dirname(from), to).replace(/\.tsx?$/, '.js');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

describe('dependency-rules', () => {
  let folder = '';
  let planted: ReturnType<typeof cruise>;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'anaqid-rules-'));
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    plant(folder);
    planted = cruise(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds each planted violation, type imports included, and nothing else', () => {
    expect(planted.found).toEqual(violations.map((violation) => lineOf(...violation)).sort());
  });

  it('has a violation for every rule', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(planted.rules));
  });

  it('describes every rule in the page on the architecture', () => {
    const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
    const named = [...page.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, name]) => name ?? '');
    expect(planted.rules.filter((rule) => !named.includes(rule))).toEqual([]);
  });
});
