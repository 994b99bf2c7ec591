import { fail } from '../../errors.js';
import { isTrue, wholeIn } from '../../plain.js';
import { Doc, isNumber } from '../../values/index.js';
import { aDocument, aLooseBool, aNumber, aText, evenNull, structured, wrongType } from '../checks.js';

const shape = structured({ key: aDocument, unique: aLooseBool, name: aText, v: aNumber }, ['key', 'unique']);

/** https://www.mongodb.com/docs/manual/core/clustered-collections/ */
export const aClusteredIndex = evenNull((value, path) => {
  if (typeof value === 'boolean' || isNumber(value)) {
    if (isTrue(value)) fail(5979703, `'${path}: true' is only for collections of the server's own`);
    return;
  }
  if (!(value instanceof Doc)) return wrongType(path, value, 'bool', 'object');
  shape(value, path);
  if (!isTrue(value.get('unique'))) fail(5979700, `The option '${path}' requires unique: true`);
  if (value.get('v') != null && wholeIn(value.get('v')) !== 2) fail(5979704, `The option '${path}' requires v: 2`);
});
