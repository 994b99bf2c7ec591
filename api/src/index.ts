/** Public interface of the API package: starting the server, and what the seed and tests call in the same process. */
export { startServer, type Prepared, type RunningServer } from './main.js';
export { migrate } from './app/migrate.js';
export { recordCollections } from './app/models.js';
export { createServices, type Services } from './app/services.js';
export { installation, type Actor, type Recorder } from './platform/actor.js';
export { type Clock } from './platform/clock.js';
export { openDatabase } from './platform/database.js';
export { readEnvironment, type Environment } from './platform/environment.js';
export { DomainError, StartError } from './platform/errors.js';
