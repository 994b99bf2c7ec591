import { TestEnvironment } from 'jest-environment-jsdom';

/** The zone in which instants are shown in tests, whatever the machine's own is. */
const TIME_ZONE = 'Asia/Damascus';

/** jsdom with what browsers have besides, in a fixed time zone that ends with the file. */
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
