import { useApolloClient, useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { CreateFirstAdministratorDocument, type CreateFirstAdministratorInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { FirstAdministratorView } from './FirstAdministratorView.js';

/** Opened by the single-use link that the server prints; the token is removed from the address bar immediately. */
export function FirstAdministratorPage() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [create] = useMutation(CreateFirstAdministratorDocument);
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const onCreate = async (input: CreateFirstAdministratorInput): ServerAnswer => {
    const { data } = await create({ variables: { input } });
    if (data?.createFirstAdministrator.viewer == null) {
      return data?.createFirstAdministrator.refusal ?? { code: 'LINK_NOT_VALID' };
    }
    await client.resetStore();
    return null;
  };
  return (
    <FirstAdministratorView token={token} onCreate={onCreate} onCreated={() => void navigate('/', { replace: true })} />
  );
}
