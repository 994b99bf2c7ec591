/** Aggregation pipelines: the public interface of this folder. */
export { compilePipeline } from './pipeline.js';
export type { Flow, Pipeline } from './stages/stage.js';
