import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Tests and scripts are started in the project's root, as npm does. */
export const root = process.cwd();

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  file: string;
  text: string;
}

/** TypeScript files under version control or about to be (not ignored), without generated ones. */
export const sourceFiles = (): SourceFile[] => readFiles('*.ts', '*.tsx');

/** Every file that people read, of any language, without generated ones. */
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
