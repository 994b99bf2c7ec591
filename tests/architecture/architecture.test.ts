import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, sourceFiles } from './source-files.js';

describe('architecture', () => {
  it('allows only known files and folders at the top level', () => {
    const listed = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' });
    const top = new Set(
      listed
        .split('\n')
        .filter(Boolean)
        .map((file) => file.split('/')[0] ?? ''),
    );
    const visible = [...top].filter((name) => !name.startsWith('.')).sort();
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'api',
      'docs',
      'package-lock.json',
      'package.json',
      'seed',
    ];
    expect(visible).toEqual([...expected, 'shared-types', 'store', 'tests', 'tsconfig.json', 'web'].sort());
  });

  it('follows the import rules', () => {
    const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const folders = ['api/src', 'store/src', 'shared-types/src', 'web/src', 'seed/src', 'tests'];
    const config = 'tests/architecture/dependency-rules.cjs';
    const run = spawnSync(process.execPath, [depcruise, '--config', config, '--output-type', 'err', ...folders], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(run.status === 0 ? '' : run.stdout + run.stderr).toBe('');
  });

  it('names files in kebab case, components by their component', () => {
    const allowed = /^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*|[A-Z][A-Za-z0-9]*(\.test)?)\.tsx?$/;
    const pure = /^[a-z][A-Za-z0-9]*(\.[a-z0-9-]+)*\.tsx?$/;
    const odd = sourceFiles()
      .map(({ file }) => file)
      .filter((file) => {
        const name = path.basename(file);
        return !(allowed.test(name) || (file.startsWith('web/') && pure.test(name)));
      });
    expect(odd).toEqual([]);
  });

  it('has no file or folder with a name such as utils or helpers', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|managers?)(\/|\.|$)/;
    expect(
      sourceFiles()
        .map(({ file }) => file)
        .filter((file) => vague.test(file)),
    ).toEqual([]);
  });

  it('pins every dependency to an exact version', () => {
    const loose = [
      '.',
      ...readdirSync(root).filter((name) => ['shared-types', 'store', 'api', 'web', 'seed', 'tests'].includes(name)),
    ]
      .map((folder) => path.join(root, folder, 'package.json'))
      .flatMap((file) => {
        const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string> | undefined>;
        return Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })
          .filter(([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(version))
          .map(([name, version]) => `${path.relative(root, file)}: ${name} ${version}`);
      });
    expect(loose).toEqual([]);
  });

  it('imports between files with their ending and without aliases', () => {
    const bad = sourceFiles().flatMap(({ file, text }) =>
      [...text.matchAll(/from '(\.{1,2}\/[^']*)'/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !/\.(js|json|css|svg|cjs|mjs)$/.test(target))
        .map((target) => `${file}: ${target}`),
    );
    expect(bad).toEqual([]);
  });

  it('accesses the database only through the typed functions for records', () => {
    const whole = [
      'findOneAndUpdate',
      'findOneAndDelete',
      'bulkWrite',
      'countDocuments',
      'aggregate',
      'exists',
      'lean',
    ];
    const verbs = ['find', 'insert', 'update', 'replace', 'delete'];
    const calls = [...whole, ...verbs.flatMap((verb) => [`${verb}One`, `${verb}Many`])];
    const way = new RegExp(`\\.(${calls.join('|')})[(<]|[mM]odel(\\([^)]*\\))?\\s*\\.find\\(|\\.collection\\b`);
    const doors = [
      'api/src/platform/records.ts',
      'api/src/platform/write-records.ts',
      'api/src/platform/write-rollups.ts',
    ];
    // Modules below the records: they create collections, and the databases of tests.
    const below = /^api\/src\/(migrations|testing)\//;
    const others = sourceFiles()
      .filter(({ file }) => file.startsWith('api/src/') && !file.endsWith('.test.ts') && !doors.includes(file))
      .filter(({ file }) => !below.test(file))
      .filter(({ text }) => way.test(text))
      .map(({ file }) => file);
    expect(others).toEqual([]);
  });

  it('never treats a value of the server as any requested type', () => {
    const casts = sourceFiles()
      .filter(({ file }) => /^api\/src\/(app|features|platform|use-cases)\//.test(file) && !file.endsWith('.test.ts'))
      .filter(({ text }) => /\bas never\b/.test(text))
      .map(({ file }) => file);
    expect(casts).toEqual([]);
  });

  it('tests every ability of a permissions file in a test beside it', () => {
    const files = sourceFiles().filter(({ file }) => file.startsWith('api/src/features/'));
    const unjudged = files
      .filter(({ file }) => file.endsWith('.permissions.ts'))
      .flatMap(({ file, text }) => {
        const test = files.find((other) => other.file === file.replace(/\.ts$/, '.test.ts'))?.text ?? '';
        const abilities = [...text.matchAll(/^export function (\w+)/gm)].map((match) => match[1] ?? '');
        return abilities.filter((ability) => !test.includes(ability)).map((ability) => `${file}: ${ability}`);
      });
    expect(unjudged).toEqual([]);
  });

  it('numbers every decision record once', () => {
    const numbers = readdirSync(path.join(root, 'docs/decisions')).map((file) => Number(file.slice(0, 4)));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, number) => number));
  });
});
