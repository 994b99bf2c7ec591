import type { Refusal } from '@anaqid/shared-types';
import { DomainError } from './errors.js';

type Result<K extends string, T> = { readonly [key in K]: T | null } & { readonly refusal: Refusal | null };

/**
 * Runs a mutation and turns an expected refusal into data; other errors are rethrown.
 * `asResult(() => services.families.enrol(actor, input), 'family')` resolves to `{ family, refusal: null }` or `{
 * family: null, refusal }`.
 */
export async function asResult<K extends string, T>(work: () => Promise<T>, key: K): Promise<Result<K, T>> {
  try {
    return { [key]: await work(), refusal: null } as Result<K, T>;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { [key]: null, refusal: toRefusal(error) } as Result<K, T>;
  }
}

export function toRefusal({ code, field, detail }: DomainError): Refusal {
  return { code, field, detail };
}
