import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Direction } from '../platform/Direction.js';
import { cssVariablesResolver, theme } from '../ui/theme.js';
import { LeaveQuestion } from './LeaveQuestion.js';
import { OldApp } from './OldApp.js';
import { AppRoutes } from './routes.js';
import { Toasts } from './Toasts.js';

interface AppProps {
  client: ApolloClient;
  i18n: I18n;
}

/** The whole web app with its providers. */
export function App({ client, i18n }: AppProps) {
  const [router] = useState(makeRouter);
  return (
    <I18nextProvider i18n={i18n}>
      <Direction>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
          <ApolloProvider client={client}>
            <OldApp />
            <RouterProvider router={router} />
            <Toasts />
          </ApolloProvider>
        </MantineProvider>
      </Direction>
    </I18nextProvider>
  );
}

/** Every address is one route of this router, which can hold back a navigation; the pages are routed inside it. */
function makeRouter(): ReturnType<typeof createBrowserRouter> {
  const app = (
    <>
      <AppRoutes />
      <LeaveQuestion />
    </>
  );
  return createBrowserRouter([{ path: '*', element: app }]);
}
