import Sequencer from '@jest/test-sequencer';

const ranks = { browser: 0, acceptance: 1 };
const rankOf = ({ context }) => ranks[context.config.displayName?.name] ?? 2;

/** Starts the projects with the longest tests first, so that no process waits for one of them at the end. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
