import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { pinBrowser } from './pinned-browser.js';
import { readScreen } from './read-screen.js';

// What a screen reads is compared as it stands, without quotes around it.
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', print: (value) => String(value) });
// What is not found is looked for on the screen as it is read, rather than in pages of markup.
configure({ getElementError: (message) => new Error(`${message ?? 'not found'}\n\n${readScreen()}`) });
beforeEach(pinBrowser);
