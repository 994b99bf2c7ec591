import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { type ReactElement, useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { Direction } from '../platform/Direction.js';
import { startI18n } from '../platform/i18n.js';
import { type Digits, type Language, setPreferences } from '../platform/preferences.js';
import { type Session, SessionContext } from '../platform/session.js';
import { theme } from '../ui/theme.js';
import { setDevice } from './pinned-browser.js';
import { pressable } from './read-screen.js';
import type { Shown, Situation, Surroundings } from './situations.js';
import { coordinator } from './viewers.js';
import { texts } from './texts.js';

interface Reader extends Surroundings {
  /** Default: Arabic. */
  readonly language?: Language;
  /** Default: Western. */
  readonly digits?: Digits;
}

const i18n = startI18n(texts);

/** Renders a situation; `changes` replaces props, such as a callback that the test observes. */
export function show<Props extends object>(
  { element, surroundings }: Situation<Props>,
  changes?: Partial<NoInfer<Props>>,
  reader: Reader = {},
): Shown {
  return renderView(element(changes), { ...surroundings, ...reader });
}

/** Renders a situation and performs the steps that lead to it. */
export async function reach<Props extends object>(
  situation: Situation<Props>,
  changes?: Partial<NoInfer<Props>>,
  reader: Reader = {},
): Promise<Shown> {
  const shown = show(situation, changes, reader);
  await settle();
  await situation.surroundings.reachedBy?.(shown);
  return shown;
}

/** Waits for what follows a render or a press: a dialog moves the focus into itself after it has opened. */
export async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

/** Path and parameters of the page that is shown. */
export const addressShown = (): string => address;

let address = '';

/** Tells which address the router is at. */
function Whereabouts() {
  const { pathname, search } = useLocation();
  useEffect(() => {
    address = pathname + search;
  }, [pathname, search]);
  return null;
}

/** Renders a view as the app does, in the reader's language and direction, without a server. */
export function renderView(view: ReactElement, reader: Reader = {}): Shown {
  const { language = 'ar', digits = 'western', device = 'desktop' } = reader;
  setDevice(device);
  // Unmounts the previous view and clears the storage.
  cleanup();
  setPreferences({ language, digits });
  notifications.clean();
  const { rerender } = render(inApp(view, reader));
  const user = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });
  return {
    user,
    enter: (label, text) => void fireEvent.change(screen.getByLabelText(label), { target: { value: text } }),
    choose: (label, choice) => user.selectOptions(screen.getByLabelText(label), choice),
    press: (name) => user.click(pressable(name)),
    rerender: (next) => rerender(inApp(next, reader)),
  };
}

/** Switches the language while the page is open. */
export function switchLanguage(language: Language): void {
  act(() => setPreferences({ language }));
}

function inApp(
  view: ReactElement,
  { at = '/', route = '*', viewer = coordinator, session = {} }: Reader,
): ReactElement {
  const installation: Session['installation'] = {
    version: '0.1.0',
    engine: 'EMBEDDED',
    hasSampleData: false,
    needsFirstAdministrator: false,
  };
  const whole: Session = { viewer, installation, signOut: () => Promise.resolve(), ...session };
  return (
    <I18nextProvider i18n={i18n}>
      <Direction>
        <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
          <MemoryRouter initialEntries={[at]}>
            <SessionContext value={whole}>
              <Whereabouts />
              <main>
                <Routes>
                  <Route path={route} element={view} />
                </Routes>
              </main>
            </SessionContext>
          </MemoryRouter>
          <Notifications />
        </MantineProvider>
      </Direction>
    </I18nextProvider>
  );
}
