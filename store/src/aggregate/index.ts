/** Aggregation pipelines: the public interface of this folder. */
export { compilePipeline } from './pipeline.js';
