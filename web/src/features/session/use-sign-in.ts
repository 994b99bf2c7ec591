import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { SignInDocument, type SignInInput, ViewerDocument } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { forAccount } from '../../platform/for-account.js';
import { resumeSession } from '../../platform/session.js';

/** Signs in; data of the previous person are removed from the cache first. */
export function useSignIn(): (input: SignInInput) => ServerAnswer {
  const client = useApolloClient();
  const [signIn] = useMutation(SignInDocument);
  return useCallback(
    async (input) => {
      const { data } = await signIn({ variables: { input }, context: forAccount(null) });
      const viewer = data?.signIn.viewer;
      if (viewer == null) return data?.signIn.refusal ?? { code: 'SIGN_IN_FAILED' };
      const previous = client.readQuery({ query: ViewerDocument });
      resumeSession();
      if (previous?.viewer?.id !== viewer.id) await client.resetStore();
      return null;
    },
    [client, signIn],
  );
}
