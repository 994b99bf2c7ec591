import Sequencer from '@jest/test-sequencer';

/** Runs tests in the order of the variable TESTS_IN_ORDER: paths, one per line. */
export default class AsListed extends Sequencer {
  sort(tests) {
    const order = (process.env.TESTS_IN_ORDER ?? '').split('\n');
    return [...tests].sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path));
  }
}
