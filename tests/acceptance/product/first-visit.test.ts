import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../kit/product.js';

const built = path.join(root, 'web/dist');
/** Bytes of the built files, compressed with gzip where the build compressed them. */
const sent = (files: readonly string[]): number =>
  files
    .map((file) => path.join(built, file))
    .reduce((sum, file) => sum + statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size, 0);

/** A first visit over a poor line waits for these files before anything can be typed. */
describe('the first visit', () => {
  const page = readFileSync(path.join(built, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  const scripts = files.filter((file) => file.endsWith('.js'));

  it('loads at most 275 KB of scripts and 20 KB of styles', () => {
    expect(scripts.length).toBeGreaterThan(5);
    expect(sent(scripts)).toBeLessThan(275_000);
    expect(sent(files.filter((file) => file.endsWith('.css')))).toBeLessThan(20_000);
  });

  it('loads no English text and no page but the sign-in page', () => {
    const code = scripts.map((file) => readFileSync(path.join(built, file), 'utf8')).join('\n');
    expect(code).toContain('اسم المستخدم');
    expect(code).not.toContain('User name');
    const asks = (operation: string): boolean => new RegExp(`value:["'\`]${operation}["'\`]`).test(code);
    expect([asks('Viewer'), asks('MonthGrid'), asks('PilotOutcomes')]).toEqual([true, false, false]);
  });
});
