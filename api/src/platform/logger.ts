import { pino, type Logger } from 'pino';
import type { Environment } from './environment.js';

export type { Logger } from 'pino';

/** Logs JSON lines to standard error. Requests are logged without bodies, cookies and query strings. */
export function createLogger({ logLevel }: Pick<Environment, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
