import { readFileSync } from 'node:fs';
import path from 'node:path';
import { installedPackages, licencesPage, refusedLicences, webAddress } from './licences.js';
import { root } from './source-files.js';

describe('licences of dependencies', () => {
  const packages = installedPackages();
  /** The formatter pads Markdown tables; cells are compared without the padding. */
  const withoutPadding = (page: string): string => page.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

  it('match the generated page; npm run licences writes it again', () => {
    const page = readFileSync(path.join(root, 'docs/licences.md'), 'utf8');
    expect(withoutPadding(page)).toBe(withoutPadding(licencesPage(packages)));
  });

  it('are all allowed', () => {
    expect(refusedLicences(packages)).toEqual([]);
  });

  it('every package of the running product names its source', () => {
    const shipped = packages.filter(({ isShipped }) => isShipped);
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter(({ source }) => !source.startsWith('https://')).map(({ name }) => name)).toEqual([]);
  });

  it('are refused when copyleft, unknown, missing, or allowed for development only', () => {
    const packageUnder = (licence: string, isShipped = true) => ({
      name: licence,
      version: '1.0.0',
      licence,
      source: '',
      isShipped,
    });
    const refused = ['GPL-3.0-only', 'AGPL-3.0', 'SSPL-1.0', 'UNLICENSED', '', 'MIT AND GPL-2.0', 'MPL-2.0'];
    const accepted = ['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC AND BSD-3-Clause'];
    const names = refusedLicences([...refused, ...accepted].map((licence) => packageUnder(licence)));
    expect(names).toEqual(refused.map((licence) => `${licence} 1.0.0: ${licence}`));
    expect(refusedLicences([packageUnder('MPL-2.0', false)])).toEqual([]);
  });

  it.each([
    'git+https://github.com/owner/name.git',
    'git+ssh://git@github.com/owner/name.git',
    'ssh://github.com/owner/name.git',
    'git@github.com:owner/name.git',
    'git://github.com/owner/name',
    'https://github.com/owner/name/',
    'github:owner/name',
    'owner/name',
  ])('converts the source to an address that a browser can open: %s', (repository) => {
    expect(webAddress(repository)).toBe('https://github.com/owner/name');
  });
});
