import { loadNewVersion, useIsAppTooOld } from '../platform/old-app.js';
import { OldAppNotice } from '../ui/OldAppNotice.js';

/** Notice above every page, shown after the server reported that this app is too old. */
export function OldApp() {
  return useIsAppTooOld() && <OldAppNotice onLoad={loadNewVersion} />;
}
