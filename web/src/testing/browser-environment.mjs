import { TestEnvironment } from 'jest-environment-jsdom';

/** Time zone of the tests, independent of the machine. */
const TIME_ZONE = 'Asia/Damascus';

/** jsdom with missing browser features and a fixed time zone, which is reset after each file. */
export default class BrowserEnvironment extends TestEnvironment {
  #zoneBefore = process.env.TZ;

  constructor(config, context) {
    super(config, context);
    process.env.TZ = TIME_ZONE;
    const { TextDecoder, TextEncoder, structuredClone } = globalThis;
    Object.assign(this.global, { TextDecoder, TextEncoder, structuredClone });
  }

  async teardown() {
    if (this.#zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = this.#zoneBefore;
    await super.teardown();
  }
}
