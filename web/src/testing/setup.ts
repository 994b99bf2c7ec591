import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { pinBrowser } from './pinned-browser.js';
import { readScreen } from './read-screen.js';

// Prints snapshots of a screen without quotes around them.
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', print: (value) => String(value) });
// When a query finds nothing, the error shows the screen as read by `readScreen` instead of the markup.
configure({ getElementError: (message) => new Error(`${message ?? 'not found'}\n\n${readScreen()}`) });
beforeEach(pinBrowser);
