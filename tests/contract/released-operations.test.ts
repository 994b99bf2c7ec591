import { Kind, parse, validate } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { committedSchema } from '../kit/selection.js';

const folder = path.join(__dirname, 'released-operations');
const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

/** A phone can run an app that it loaded weeks ago, so its operations stay supported until they are withdrawn. */
describe('operations of released apps', () => {
  const schema = committedSchema();

  it.each(files)('of %s are valid in the current schema', (file) => {
    const document = parse(readFileSync(path.join(folder, file), 'utf8'));
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(operations.length).toBeGreaterThan(50);
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });
});
