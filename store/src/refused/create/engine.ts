import { fail } from '../../errors.js';
import { Doc, type Value } from '../../values/index.js';
import { aDocument, structured, type Check } from '../checks.js';

const engine = 'wiredTiger';
const settings = new Set([
  'access_pattern_hint',
  'allocation_size',
  'app_metadata',
  'block_allocation',
  'block_compressor',
  'cache_resident',
  'checksum',
  'dictionary',
  'internal_page_max',
  'leaf_page_max',
  'leaf_key_max',
  'leaf_value_max',
  'log',
  'memory_page_max',
  'prefix_compression',
  'split_pct',
  'type',
]);

/** Options of the storage engine, by its name. https://www.mongodb.com/docs/manual/reference/command/create/ */
export const storageEngine: Check = (value, path) => {
  aDocument(value, path);
  for (const [name, options] of (value as Doc).entries()) {
    if (!(options instanceof Doc)) fail('BadValue', `'${path}.${name}' has to be an embedded document.`);
    if (name !== engine) fail('InvalidOptions', `${name} is not a registered storage engine for this server`);
    for (const [option, text] of options.entries()) checkOption(option, text);
  }
};

function checkOption(option: string, value: Value): void {
  if (option !== 'configString') fail('InvalidOptions', `'${option}' is not a supported option.`);
  if (typeof value !== 'string') fail('TypeMismatch', "'configString' must be a string.");
  if (value.includes('\0')) fail('FailedToParse', 'malformed configuration string: it contains a null byte');
  for (const setting of value.split(',')) {
    const name = setting.trim().split(/[=:]/)[0] ?? '';
    if (name !== '' && !settings.has(name)) fail('BadValue', `unknown configuration key '${name}'`);
  }
}

export const indexOptionDefaults = structured({ storageEngine });
