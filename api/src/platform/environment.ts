import path from 'node:path';
import { z } from 'zod';
import { StartError } from './errors.js';

/** All settings from environment variables; no other module reads them. */
export interface Environment {
  production: boolean;
  /** 0: any free port. */
  port: number;
  host: string;
  /** Data folder of the embedded store. */
  dataFolder: string;
  /** Connection string of a MongoDB server; null: the embedded store. */
  mongodbUri: string | null;
  /** Number of trusted proxies in front of the server, whose forwarding headers are believed. */
  trustedProxies: number;
  /** What one person may spend in a minute, in units of request cost. */
  unitsPerMinute: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Folder of the built web app. */
  webFolder: string;
  /** Password of the sample's accounts; null: a random one. */
  samplePassword: string | null;
}

const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const text = z.preprocess(blankAsAbsent, z.string().optional());
const wholeNumber = (most: number, usual: number) =>
  z.preprocess(blankAsAbsent, z.coerce.number().int().min(0).max(most).default(usual));

const variables = z.object({
  NODE_ENV: text,
  PORT: wholeNumber(65_535, 4000),
  HOST: text,
  DATA_DIR: text,
  MONGODB_URI: text,
  TRUSTED_PROXIES: wholeNumber(10, 0),
  UNITS_PER_MINUTE: wholeNumber(Number.MAX_SAFE_INTEGER, 4_000_000),
  LOG_LEVEL: z.preprocess(blankAsAbsent, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn')),
  WEB_DIR: text,
  SAMPLE_PASSWORD: text,
});

/**
 * Reads the environment variables.
 *
 * @throws StartError naming the variable that is invalid.
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const { success, data, error } = variables.safeParse(source);
  if (!success) {
    const [issue] = error.issues;
    throw new StartError(`The environment variable ${String(issue?.path[0])} is invalid: ${issue?.message}.`);
  }
  return {
    production: data.NODE_ENV === 'production',
    port: data.PORT,
    host: data.HOST ?? '127.0.0.1',
    dataFolder: path.resolve(data.DATA_DIR ?? 'data'),
    mongodbUri: data.MONGODB_URI ?? null,
    trustedProxies: data.TRUSTED_PROXIES,
    unitsPerMinute: data.UNITS_PER_MINUTE,
    logLevel: data.LOG_LEVEL,
    webFolder: path.resolve(data.WEB_DIR ?? 'web/dist'),
    samplePassword: data.SAMPLE_PASSWORD ?? null,
  };
}
