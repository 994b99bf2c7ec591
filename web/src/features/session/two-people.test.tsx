import { ApolloProvider, useApolloClient } from '@apollo/client/react';
import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { ViewerDocument, type ViewerQuery } from '../../generated/operations.js';
import { makeApolloClient } from '../../platform/apollo.js';
import { forAccount } from '../../platform/for-account.js';
import { resumeSession } from '../../platform/session.js';
import { readScreen } from '../../testing/read-screen.js';
import { renderView } from '../../testing/show.js';
import { coordinator } from '../../testing/viewers.js';
import { SessionGate } from './SessionGate.js';

type Viewer = NonNullable<ViewerQuery['viewer']>;
const amal: Viewer = { ...coordinator, id: 'amal', userName: 'amal', displayName: 'أمل' };
const basel: Viewer = { ...coordinator, id: 'basel', userName: 'basel', displayName: 'باسل' };
const installation = { version: '1', engine: 'EMBEDDED', hasSampleData: false, needsFirstAdministrator: false };

interface Asked {
  readonly operation: string;
  /** The account that the request names. */
  readonly account: string | null;
}

/** A server with one session for the whole browser, like the real one. */
class SharedBrowser {
  session: Viewer | null = amal;
  readonly asked: Asked[] = [];

  readonly fetch = (_address: unknown, init?: RequestInit): Promise<Response> => {
    const { operationName, variables } = JSON.parse(init?.body as string) as {
      operationName: string;
      variables: { input?: { userName: string } };
    };
    const account = new Headers(init?.headers).get('anaqid-account');
    this.asked.push({ operation: operationName, account });
    const body = JSON.stringify(this.answer(operationName, account, variables.input?.userName));
    const headers = new Map([['content-type', 'application/json']]);
    return Promise.resolve({ status: 200, headers, text: () => Promise.resolve(body) } as unknown as Response);
  };

  private answer(operation: string, account: string | null, userName: string | undefined): object {
    if (operation === 'SignIn') {
      this.session = userName === 'amal' ? amal : basel;
      const viewer = { __typename: 'Account', ...this.session };
      return { data: { signIn: { __typename: 'ViewerResult', viewer, refusal: null } } };
    }
    if (account !== null && account !== this.session?.id) {
      return { errors: [{ message: 'other', extensions: { code: 'OTHER_ACCOUNT' } }] };
    }
    const viewer = this.session === null ? null : { __typename: 'Account', ...this.session };
    return { data: { viewer, installation: { __typename: 'Installation', ...installation } } };
  }
}

/** A page with typed text that sends a query when its button is pressed. */
function Page() {
  const client = useApolloClient();
  const [text, setText] = useState('');
  const ask = (accountId?: string) => () =>
    void client
      .query({ query: ViewerDocument, fetchPolicy: 'no-cache', context: accountId ? forAccount(accountId) : {} })
      .catch(() => undefined);
  return (
    <>
      <input aria-label="نص" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <button type="button" onClick={ask()}>
        ask
      </button>
      <button type="button" onClick={ask('somebody')}>
        ask late
      </button>
    </>
  );
}

describe('two people in one browser', () => {
  const { fetch } = globalThis;
  let browser: SharedBrowser;

  beforeEach(() => {
    browser = new SharedBrowser();
    globalThis.fetch = browser.fetch;
    act(() => resumeSession());
  });
  afterAll(() => {
    globalThis.fetch = fetch;
  });

  async function openPage() {
    const shown = renderView(
      <ApolloProvider client={makeApolloClient()}>
        <SessionGate>
          <Page />
        </SessionGate>
      </ApolloProvider>,
    );
    await screen.findByLabelText('نص');
    shown.enter('نص', 'ما كتبته أمل');
    return shown;
  }

  it('every request but the first names the account whose page is open', async () => {
    const { press } = await openPage();
    await press('ask');
    expect(browser.asked).toEqual([
      { operation: 'Viewer', account: null },
      { operation: 'Viewer', account: 'amal' },
    ]);
  });

  it('a page says that another person is signed in, without the name, and offers to sign in again', async () => {
    const { press } = await openPage();
    browser.session = basel;
    await press('ask');
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(readScreen()).toMatchInlineSnapshot(`
      textbox "نص" = "ما كتبته أمل"
      button "ask"
      button "ask late"
      dialog "دخل شخص آخر من هذا المتصفح"
        heading 2 "دخل شخص آخر من هذا المتصفح"
        هذه الصفحة لك، لكن حسابًا آخر مفتوح الآن في المتصفح. سجّل الدخول من جديد لتتابع باسمك. ما كتبته باقٍ، ولا يُحفظ باسم غيرك.
        textbox "اسم المستخدم" = "amal"
        textbox "كلمة المرور" type=password
        button "إظهار كلمة المرور أو إخفاؤها"
        button "دخول"
        button "ترك هذه الصفحة والمتابعة بالحساب المفتوح"
    `);
    expect(screen.getByLabelText('نص')).toHaveValue('ما كتبته أمل');
  });

  it('typed text is kept when the same person signs in again', async () => {
    const { enter, press } = await openPage();
    browser.session = basel;
    await press('ask');
    await screen.findByRole('dialog');
    enter('كلمة المرور', 'x');
    await press('دخول');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByLabelText('نص')).toHaveValue('ما كتبته أمل');
    expect(browser.asked.at(-1)).toEqual({ operation: 'SignIn', account: null });
    await press('ask');
    expect(browser.asked.at(-1)).toEqual({ operation: 'Viewer', account: 'amal' });
  });

  it('another person who signs in gets new pages without the typed text', async () => {
    const { enter, press } = await openPage();
    browser.session = basel;
    await press('ask');
    await screen.findByRole('dialog');
    enter('اسم المستخدم', 'basel');
    enter('كلمة المرور', 'x');
    await press('دخول');
    await act(() => Promise.resolve());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByLabelText('نص')).toHaveValue('');
    await press('ask');
    expect(browser.asked.at(-1)).toEqual({ operation: 'Viewer', account: 'basel' });
  });

  it('a refused request of a closed page does not affect the current one', async () => {
    const { press } = await openPage();
    await press('ask late');
    expect(browser.asked.at(-1)).toEqual({ operation: 'Viewer', account: 'somebody' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
