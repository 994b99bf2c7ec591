import type { Connection } from 'mongoose';
import type { Clock } from './clock.js';

/** Dependencies that every service has. */
export interface ServiceBase {
  connection: Connection;
  clock: Clock;
}
