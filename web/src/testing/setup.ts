import '@testing-library/jest-dom';
import { pinBrowser } from './pinned-browser.js';

// What a screen reads is compared as it stands, without quotes around it.
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', print: (value) => String(value) });
beforeEach(pinBrowser);
