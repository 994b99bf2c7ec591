import { fail } from '../../errors.js';
import { Doc, type Value } from '../../values/index.js';
import { refusedStages } from './refused/refused.js';

/** What a stage asks of the pipeline and of the command. */
export interface StageRules {
  /** Where in a pipeline it has to stand. */
  readonly place?: 'first' | 'last';
  /** Levels of read concern that it does not take. */
  readonly refusedLevels?: readonly string[];
  /** It is not in the Stable API. https://www.mongodb.com/docs/manual/reference/stable-api/#aggregation-stages */
  readonly unstable?: true;
}

const rules: ReadonlyMap<string, StageRules> = new Map<string, StageRules>([
  ...refusedStages,
  ['$documents', { place: 'first' }],
  ['$merge', { place: 'last', refusedLevels: ['linearizable'] }],
]);

/** Refuses a stage where it cannot stand. */
export function checkPlace(name: string, at: number, length: number): void {
  const place = rules.get(name)?.place;
  if (place === 'first' && at > 0) fail(40602, `${name} is only valid as the first stage in a pipeline.`);
  if (place === 'last' && at < length - 1) fail(40601, `${name} can only be the final stage in the pipeline`);
}

/** Refuses a stage where what the command asks for does not go with it. */
export function checkStages(specs: readonly Value[], level: string, isStrict: boolean): void {
  for (const spec of specs) {
    const name = spec instanceof Doc ? [...spec.keys()][0] : undefined;
    const stage = name === undefined ? undefined : rules.get(name);
    if (isStrict && stage?.unstable === true) fail('APIStrictError', `stage ${name ?? ''} is not in API Version 1`);
    if (stage?.refusedLevels?.includes(level) === true)
      fail('InvalidOptions', `Aggregation stage ${name ?? ''} cannot run with a readConcern other than 'local'`);
  }
}
