import { parseBucket } from './bucket.js';
import { parseDocuments } from './documents.js';
import { parseFacet } from './facet.js';
import { parseGroup } from './group.js';
import { parseLookup } from './lookup.js';
import { parseMatch } from './match.js';
import { parseMerge } from './merge.js';
import { parseAddFields, parseProject, parseUnset } from './project.js';
import { parseRedact } from './redact.js';
import { parseReplaceRoot, parseReplaceWith } from './replace.js';
import { parseCount, parseLimit, parseSkip } from './simple.js';
import { parseSort } from './sort.js';
import { parseSortByCount } from './sort-by-count.js';
import type { StageParser } from './stage.js';
import { parseUnwind } from './unwind.js';

/** Every stage by name. https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/ */
export const stageParsers: ReadonlyMap<string, StageParser> = new Map([
  ['$addFields', parseAddFields],
  ['$bucket', parseBucket],
  ['$count', parseCount],
  ['$documents', parseDocuments],
  ['$facet', parseFacet],
  ['$group', parseGroup],
  ['$limit', parseLimit],
  ['$lookup', parseLookup],
  ['$match', parseMatch],
  ['$merge', parseMerge],
  ['$project', parseProject],
  ['$redact', parseRedact],
  ['$replaceRoot', parseReplaceRoot],
  ['$replaceWith', parseReplaceWith],
  ['$set', parseAddFields],
  ['$skip', parseSkip],
  ['$sort', parseSort],
  ['$sortByCount', parseSortByCount],
  ['$unset', parseUnset],
  ['$unwind', parseUnwind],
]);
