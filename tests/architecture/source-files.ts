import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Tests and scripts run in the project's root, as npm does it. */
export const root = process.cwd();

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  file: string;
  text: string;
}

/** TypeScript files under version control or not yet added (but not ignored), without generated ones. */
export const sourceFiles = (): SourceFile[] => readFiles('*.ts', '*.tsx');

/** Every text file written by people, in any language, without generated ones. */
export function readableFiles(): SourceFile[] {
  const endings = ['ts', 'tsx', 'mts', 'mjs', 'cjs', 'json', 'graphql', 'css', 'html', 'md', 'yml'];
  return readFiles(...endings.map((ending) => `*.${ending}`), '.ci/run');
}

function readFiles(...patterns: string[]): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter(
      (file) =>
        file !== '' &&
        !file.includes('/generated/') &&
        file !== 'package-lock.json' &&
        existsSync(path.join(root, file)),
    )
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}
