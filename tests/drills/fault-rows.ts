import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NotServing } from '../kit/store-process.js';
import { contentOf, copyFiles, dataFiles, makeSample, withStore, writeMuch, type Sample } from './fault-content.js';
import { damages } from './fault-damage.js';
import { Choices } from './generated-commands.js';

/** One fault, and how the store reacted to it. */
export interface Row {
  readonly what: string;
  readonly outcome: 'refused' | 'served' | 'FAILED';
  readonly detail: string;
}

/** A refusal must name the folder and the reason in one sentence. */
const clear =
  /^(?:The data folder .+ (?:is damaged: .+\. Restore a backup\.|cannot be written.*|has format .*)|.* is not empty\.)$/;

/** Every kind of damage on every file, after an orderly stop and after a kill, `times` each at different positions. */
export async function damageRows(seed: number, times: number, say: (row: Row) => void): Promise<void> {
  const base = mkdtempSync(path.join(tmpdir(), 'store-faults-'));
  try {
    for (const left of ['closed', 'killed'] as const) {
      const sample = await makeSample(path.join(base, left), left);
      say(await outcomeOf(sample, `${left}, nothing damaged`, () => undefined));
      for (const file of dataFiles)
        for (const [kind, damage] of Object.entries(damages)) {
          const repeated = file === 'data.mdb' && isVaried(kind) ? times : 1;
          for (let time = 0; time < repeated; time++)
            say(
              await outcomeOf(sample, `${left}, ${file}: ${kind}`, (folder) => {
                const target = path.join(folder, file);
                if (!existsSync(target)) return '(there is none)';
                return damage(target, new Choices(seed * 1_000 + time), path.join(sample.older, file));
              }),
            );
        }
    }
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const isVaried = (kind: string): boolean => !['emptied', 'deleted', 'an older copy'].includes(kind);

const outcomeOf = async (
  sample: Sample,
  scenario: string,
  damage: (folder: string) => string | undefined,
): Promise<Row> => {
  const folder = mkdtempSync(path.join(path.dirname(sample.folder), 'try-'));
  try {
    copyFiles(sample.folder, folder);
    const done = `${scenario} ${damage(folder) ?? ''}`.trim();
    return { what: done, ...(await openAndRead(folder, sample.content)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The store must refuse with a clear sentence or serve all data, and the data must stay intact while others write. */
const openAndRead = async (folder: string, content: string): Promise<Omit<Row, 'what'>> => {
  try {
    const same = await withStore(folder, async (db) => {
      const before = (await contentOf(db)) === content;
      if (before) await writeMuch(db);
      return before && (await contentOf(db)) === content;
    });
    if (!same) return { outcome: 'FAILED', detail: 'served something else than was stored' };
    const { code, said } = await check(folder);
    return code === 0 ? { outcome: 'served', detail: '' } : { outcome: 'FAILED', detail: `served, then: ${said}` };
  } catch (error) {
    if (!(error instanceof NotServing)) return { outcome: 'FAILED', detail: String(error) };
    const message = error.stderr.trim();
    if (error.code !== 1 || !clear.test(message))
      return { outcome: 'FAILED', detail: `code ${error.code}: ${message}` };
    return { outcome: 'refused', detail: message.replace(folder, 'DIR') };
  }
};

export const check = (folder: string): Promise<{ code: number | null; said: string }> => runStore('check', folder);

/** Runs a command of the store's command line and waits for its end. */
export function runStore(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const store = path.dirname(createRequire(path.resolve('program.js')).resolve('@anaqid/store/package.json'));
  const child = spawn(process.execPath, [path.join(store, 'dist/cli.mjs'), ...args]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: output.trim() })));
}
