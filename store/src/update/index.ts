/** The update language: operators, replacement, upsert. The only door into this folder. */
export {
  compileUpdate,
  type CompiledUpdate,
  type UpdateOptions,
  type UpdateContext,
  type UpdateResult,
} from './update.js';
export { updateOperators } from './parse.js';
