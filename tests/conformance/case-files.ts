import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
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

/** Commands in order, and what MongoDB answers to some of them. */
export interface Case {
  id: string;
  steps: Step[];
}

/** One command on a prepared collection, and what another server answered. */
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

/** The folder that an environment variable names, or the one beside the repository; null when there is none. */
export function folderOf(variable: string, name: string): string | null {
  const folder = process.env[variable] ?? path.resolve(process.cwd(), '..', 'shared', name);
  return existsSync(folder) ? folder : null;
}

/** The topics of a folder: its JSON Lines files without their ending. */
export function topicsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => file.slice(0, -'.jsonl'.length))
    .sort();
}

export function readLines<T>(folder: string, topic: string): T[] {
  const lines = readFileSync(path.join(folder, `${topic}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}
