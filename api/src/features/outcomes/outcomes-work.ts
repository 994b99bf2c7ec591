import type { Actor } from '../../platform/actor.js';
import { readVersions, type DataVersions } from '../../platform/data-versions.js';
import { createKept, type Kept } from '../../platform/kept.js';
import { createKeptFacts, type KeptFacts } from './facts/kept-facts.js';
import type { OutcomesDeps } from './outcomes.deps.js';
import type { OutcomesAnswer } from './outcomes-answer.js';

/** Answers that are kept; one of a pilot with twenty clusters takes about 50 KB. */
const mostAnswers = 300;

/** The dependencies of outcomes, and what they keep in memory between requests. */
export interface OutcomesWork extends OutcomesDeps {
  readonly keptFacts: KeptFacts;
  readonly answers: Kept<OutcomesAnswer>;
}

export function outcomesWork(deps: OutcomesDeps): OutcomesWork {
  return { ...deps, keptFacts: createKeptFacts(deps), answers: createKept(mostAnswers) };
}

/** The versions of a pilot, to be read before the pilot itself; of none for a pilot that the actor does not see. */
export function versionsFor({ connection }: OutcomesWork, actor: Actor, pilotId: string): Promise<DataVersions> {
  return readVersions(connection, actor.pilotIds.includes(pilotId) ? [pilotId] : []);
}
