import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { textsFor } from './app/texts.js';
import { refusedRequestNotices } from './app/refused-requests.js';
import { announceNewVersions } from './app/new-version.js';
import { makeApolloClient } from './platform/apollo.js';
import { startI18n } from './platform/i18n.js';
import { getPreferences } from './platform/preferences.js';
import './ui/styles.js';

const root = document.getElementById('root');
if (root == null) throw new Error('index.html has no #root');
const i18n = startI18n(await textsFor(getPreferences().language));
createRoot(root).render(<App client={makeApolloClient(refusedRequestNotices(i18n))} i18n={i18n} />);
announceNewVersions(i18n);
