/** Pipelines. The only entrance to this folder. */
export { compilePipeline } from './pipeline.js';
export type { Flow, Pipeline } from './stages/stage.js';
