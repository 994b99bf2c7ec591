import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../kit/product.js';

const features = path.join(root, 'web/src/features');
const forms = readdirSync(features, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !/\.(test|situations)\.tsx$/.test(name))
  .map((name) => ({ name, code: readFileSync(path.join(features, name), 'utf8') }))
  .filter(({ code }) => code.includes('useServerForm'));

/** A form that sends all its fields overwrites what others wrote into those that it did not touch. */
describe('forms that edit a record', () => {
  const editing = forms.filter(({ code }) => /\bon(Update|Revise)\(|, edit\)/.test(code));

  it('send the changed fields, on the version that they were compared with', () => {
    expect(editing.length).toBeGreaterThanOrEqual(8);
    expect(editing.filter(({ code }) => !/edit(\.changes\(|\))/.test(code)).map(({ name }) => name)).toEqual([]);
    expect(
      editing.filter(({ code }) => !/^\s+version: \w+(\??)\.version,$/m.test(code)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('show both values of a field that two people changed', () => {
    expect(editing.filter(({ code }) => !code.includes('disputes={disputes}')).map(({ name }) => name)).toEqual([]);
  });
});
