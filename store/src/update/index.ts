/** The update language: operators, replacement, upsert. The public interface of this folder. */
export { compileUpdate, type CompiledUpdate } from './update.js';
