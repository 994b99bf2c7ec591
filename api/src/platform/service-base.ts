import type { Connection } from 'mongoose';
import type { Clock } from './clock.js';

/** What every service stands on. */
export interface ServiceBase {
  connection: Connection;
  clock: Clock;
}
