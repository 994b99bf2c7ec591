import { compilePipeline, currentTime } from '../../aggregate/index.js';
import { fail } from '../../errors.js';
import { Doc, type Value } from '../../values/index.js';

const writing = new Set(['$out', '$merge']);
/** Stages that bring documents of no collection. */
const collectionless = new Set(['$currentOp', '$listLocalSessions', '$documents', '$changeStream']);

/** Checks the pipeline of a view. https://www.mongodb.com/docs/manual/core/views/ */
export function checkViewPipeline(pipeline: readonly Value[]): void {
  const stages = pipeline.filter((stage) => stage !== null);
  for (const stage of stages) {
    const [name] = stage instanceof Doc ? stage.keys() : [];
    if (name === undefined) continue;
    if (writing.has(name)) fail('OptionNotSupportedOnView', `The aggregation stage ${name} cannot be used in a view`);
    if (collectionless.has(name)) fail('InvalidNamespace', `${name} cannot be used in a view on a collection`);
  }
  compilePipeline(stages, currentTime());
}
