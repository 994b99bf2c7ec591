import type { Client } from './client.js';

interface Refusal {
  readonly code: string;
  readonly field: string | null;
  readonly detail: string | null;
}

/**
 * Sends a mutation with one input and returns its result: the selected fields and the refusal, if there is one.
 *
 * @param selection Fields of the result, such as `area { id version }`.
 */
export async function submit<T>(
  client: Client,
  mutation: string,
  selection: string,
  input: object,
): Promise<T & { readonly refusal: Refusal | null }> {
  const answer = await client.ask<Record<string, T & { refusal: Refusal | null }>>(documentOf(mutation, selection), {
    input,
  });
  const result = answer[mutation];
  if (result === undefined) throw new Error(`${mutation} answered nothing`);
  return result;
}

/** The code by which the transport refuses a whole mutation, such as `NOT_ALLOWED`; null if it was executed. */
export async function faultOf(client: Client, mutation: string, input: object): Promise<string | null> {
  const { errors } = await client.send(documentOf(mutation, ''), { input });
  return errors[0]?.extensions?.code ?? null;
}

/** Code and field of a refusal, as `CODE field`; null when there is none. */
export const reasonOf = ({ refusal }: { readonly refusal: Refusal | null }): string | null =>
  refusal === null ? null : [refusal.code, refusal.field].filter((part) => part !== null).join(' ');

function documentOf(mutation: string, selection: string): string {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${selection} refusal { code field detail } } }`;
}
