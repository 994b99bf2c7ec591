import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Json, JsonObject } from './extended-json.js';

export interface Expectation {
  expected?: Json;
  raw?: boolean;
  partial?: JsonObject;
  error?: Json;
  notError?: boolean;
  unordered?: boolean;
  ignoreOrderIn?: string[];
}

export interface Step {
  command: JsonObject;
  expect?: Expectation[];
}

/** Commands in order, with MongoDB's expected reply to some of them. */
export interface Case {
  id: string;
  steps: Step[];
}

/** One command on a prepared collection, and the recorded reply of another server. */
export interface Answer {
  id: string;
  about: string;
  documents?: JsonObject[];
  indexes?: JsonObject[];
  command: JsonObject;
  reply: Recorded;
  unordered?: boolean;
  doubtful?: string;
}

export interface Recorded {
  documents?: Json[];
  n?: number;
  values?: Json[];
  nModified?: number;
  upserted?: Json[];
  value?: Json;
  lastErrorObject?: JsonObject;
  numIndexesBefore?: number;
  numIndexesAfter?: number;
  writeErrors?: { index: number; code: number }[];
  error?: { code: number };
  after?: Json[];
}

/** The folder named by an environment variable, or the one beside the repository; null if neither exists. */
export function folderOf(variable: string, name: string): string | null {
  const folder = process.env[variable] ?? path.resolve(process.cwd(), '..', 'shared', name);
  return existsSync(folder) ? folder : null;
}

const ending = /\.jsonl(?:\.gz)?$/;

/** The topics of a folder: its JSON Lines files, compressed or not, without extension. */
export function topicsIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => ending.test(file));
  return files.map((file) => file.replace(ending, '')).sort();
}

export function readLines<T>(folder: string, topic: string): T[] {
  const file = path.join(folder, `${topic}.jsonl`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
