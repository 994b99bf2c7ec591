import { loadNewVersion, useIsAppTooOld } from '../platform/old-app.js';
import { OldAppNotice } from '../ui/OldAppNotice.js';

/** Above every page, once the server said that this app is too old for it. */
export function OldApp() {
  return useIsAppTooOld() && <OldAppNotice onLoad={loadNewVersion} />;
}
