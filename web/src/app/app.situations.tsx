import { type ReactNode, useEffect } from 'react';
import { useToast } from '../platform/toasts.js';
import { answeringServer } from '../testing/answering-server.js';
import { situation } from '../testing/situations.js';
import { administrator, coordinator, federation, head, minister } from '../testing/viewers.js';
import { SetupTabs } from './SetupTabs.js';
import { Shell } from './Shell.js';
import { Toasts } from './Toasts.js';

const server = answeringServer({});

interface ShellOfAppProps {
  badge?: ReactNode;
  counts?: Readonly<Record<string, number>>;
  children: ReactNode;
}

/** The shell with a test server, which the account menu needs to change a password. */
function ShellOfApp({ badge, counts, children }: ShellOfAppProps) {
  return (
    <server.Provider>
      <Shell badge={badge} counts={counts}>
        {children}
      </Shell>
    </server.Provider>
  );
}

/** A short message after an action. */
function ToastOfAction() {
  const toast = useToast();
  useEffect(() => toast('حُفظت الأسرة'), [toast]);
  return <Toasts />;
}

const page = { children: 'الصفحة' };
const sampleData = {
  version: '0.1.0',
  engine: 'EMBEDDED',
  hasSampleData: true,
  needsFirstAdministrator: false,
} as const;

export const situations = {
  coordinator: situation(
    ShellOfApp,
    { ...page, badge: 'كل شيء محفوظ', counts: { '/visits': 9 } },
    { viewer: coordinator, at: '/families/f1' },
  ),
  head: situation(ShellOfApp, page, { viewer: head }),
  administrator: situation(ShellOfApp, page, { viewer: administrator, at: '/people' }),
  minister: situation(ShellOfApp, page, { viewer: minister }),
  federation: situation(ShellOfApp, page, { viewer: federation, at: '/associations' }),
  sampleData: situation(ShellOfApp, page, { session: { installation: sampleData } }),
  toast: situation(ToastOfAction, {}),
  setupTabs: situation(SetupTabs, {}, { viewer: administrator, at: '/setup/service-types' }),
};
