import { parseGroup } from './group.js';
import { parseMatch } from './match.js';
import { parseAddFields, parseProject } from './project.js';
import { parseCount, parseLimit, parseSkip } from './simple.js';
import { parseSort } from './sort.js';
import type { StageName } from '../../supported.js';
import type { StageParser } from './stage.js';
import { parseUnwind } from './unwind.js';

/** Parsers by stage name. https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/ */
export const stageParsers: Readonly<Record<StageName, StageParser>> = {
  $match: parseMatch,
  $sort: parseSort,
  $skip: parseSkip,
  $limit: parseLimit,
  $count: parseCount,
  $unwind: parseUnwind,
  $project: parseProject,
  $set: parseAddFields,
  $addFields: parseAddFields,
  $group: parseGroup,
};
