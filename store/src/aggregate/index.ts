/** Pipelines and their expressions. The only door into this folder. */
import { accumulators as accumulatorParsers } from './accumulators/accumulators.js';
import { operators } from './expressions/operators.js';
import { systemVariables } from './expressions/field-path.js';
import { redactVariables } from './stages/redact.js';
import { stageParsers } from './stages/stages.js';

export { checkVariables, compileFieldExpression, compileTest, compileTimelessTest, currentTime } from './single.js';
export { sizeOf } from './accumulators/size-of.js';
export { compilePipeline, compileUpdateStages } from './pipeline.js';
export { refuseInternal, type Merge } from './stages/merge.js';
export { checkStages } from './stages/rules.js';
export type { Flow, Pipeline, ReadCollection, Search } from './stages/stage.js';

export const accumulators: readonly string[] = [...accumulatorParsers.keys()];
export const expressions: readonly string[] = [...operators.keys()];
export const stages: readonly string[] = [...stageParsers.keys()];
export const variables: readonly string[] = [...systemVariables, ...redactVariables];
