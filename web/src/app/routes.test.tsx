import { act, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { type NavigateFunction, useLocation, useNavigate } from 'react-router';
import type { Viewer } from '../platform/session.js';
import { answeringServer, ofType } from '../testing/answering-server.js';
import { readScreen } from '../testing/read-screen.js';
import { renderView } from '../testing/show.js';
import { administrator, coordinator, federation, head, minister } from '../testing/viewers.js';
import { AppRoutes } from './routes.js';

const addresses = [
  '/',
  '/families',
  '/families/new',
  '/families/f1',
  '/families/f1/visit',
  '/visits',
  '/outcomes',
  '/associations',
  '/setup/pilots',
  '/setup/pilots/p1',
  '/setup/service-types',
  '/setup/areas',
  '/people',
  '/log',
  '/nowhere',
];

interface OpenApp {
  /** Opens an address and waits for its page. */
  readonly go: (address: string) => Promise<void>;
  /** The current address. */
  readonly at: () => string;
}

/** Exposes the current address and the navigation to the test. */
function Address({ onAddress }: { onAddress: (pathname: string, go: NavigateFunction) => void }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => onAddress(pathname, navigate), [onAddress, pathname, navigate]);
  return null;
}

/** The whole app with the given person signed in, and a server that answers only the session query. */
function openApp(viewer: Viewer | null, { needsFirstAdministrator = false, at = '/' } = {}): OpenApp {
  const server = answeringServer({
    Viewer: () => ({
      viewer: viewer === null ? null : ofType('Account', viewer),
      installation: { version: '0.1.0', engine: 'EMBEDDED', hasSampleData: false, needsFirstAdministrator },
    }),
  });
  let navigate: NavigateFunction = () => undefined;
  let path = '';
  const onAddress = (pathname: string, go: NavigateFunction): void => {
    path = pathname;
    navigate = go;
  };
  renderView(
    <server.Provider>
      <Address onAddress={onAddress} />
      <AppRoutes />
    </server.Provider>,
    { at },
  );
  const loaded = (): Promise<void> => waitFor(() => expect(readScreen()).not.toContain('جارٍ التحميل'));
  return {
    go: async (address) => {
      await act(async () => navigate(address));
      await loaded();
    },
    at: () => path,
  };
}

describe('addresses of the app', () => {
  it.each([
    [coordinator, ['/', '/families', '/families/new', '/families/f1', '/families/f1/visit', '/visits', '/outcomes']],
    [head, ['/', '/families/f1', '/outcomes']],
    [
      administrator,
      [
        '/',
        '/associations',
        '/setup/pilots',
        '/setup/pilots/p1',
        '/setup/service-types',
        '/setup/areas',
        '/people',
        '/log',
      ],
    ],
    [minister, ['/']],
    [federation, ['/', '/associations']],
  ])('addresses of other roles are not found for $role', async (viewer, pages) => {
    const { go } = openApp(viewer);
    const knownAddresses: string[] = [];
    for (const address of addresses) {
      await go(address);
      if (screen.queryByText('لا توجد هذه الصفحة') === null) knownAddresses.push(address);
    }
    expect(knownAddresses).toEqual(pages);
  });

  it('an administrator is redirected from the home page, and from the set-up, to the pilots', async () => {
    const { go, at } = openApp(administrator);
    await go('/');
    expect(at()).toBe('/setup/pilots');
    await go('/setup');
    expect(at()).toBe('/setup/pilots');
    expect(screen.getByRole('navigation', { name: 'أقسام الإعداد' })).toBeVisible();
  });

  it('the coordinator, the only role that works offline, sees the state of unsent changes', async () => {
    const { go } = openApp(coordinator);
    await go('/nowhere');
    expect(screen.getByTestId('outbox-badge')).toBeVisible();
    await openApp(head).go('/nowhere');
    expect(screen.queryByTestId('outbox-badge')).toBeNull();
  });

  it('a visitor who is not signed in is asked for the password at the same address', async () => {
    const { go, at } = openApp(null);
    await go('/families');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('تسجيل الدخول');
    expect(at()).toBe('/families');
  });

  it('the first administrator has a separate page', async () => {
    const { go } = openApp(null, { needsFirstAdministrator: true });
    await go('/first-administrator');
    expect(readScreen()).toMatchInlineSnapshot(`
      عناقيد
      متابعة الأسر من الإعانة إلى الكفاية
      heading 1 "أول مدير نظام"
      ينقص الرمز في نهاية الرابط. انسخ الرابط كاملًا كما طبعه الخادم.
      button "English"
    `);
  });
});
