/** The update language: operators, replacement, upsert. The only entrance to this folder. */
export { compileUpdate, type CompiledUpdate } from './update.js';
