import type { RefusalCode } from '@anaqid/shared-types';

/** An expected refusal; nothing has been changed. `asResult` turns it into data. */
export class DomainError extends Error {
  override name = 'DomainError';

  /**
   * @param code Stable code; the web app has the texts.
   * @param field Path of the input field, such as `members.2.bornOn`.
   * @param detail A number or short code for the text; never a personal value.
   */
  constructor(
    readonly code: RefusalCode,
    readonly field: string | null = null,
    readonly detail: string | null = null,
  ) {
    super(field === null ? code : `${code} (${field})`);
  }
}

/** The record does not exist or lies outside the actor's scope; callers cannot tell which. */
export class NotFoundError extends DomainError {
  override name = 'NotFoundError';

  constructor(field: string | null = null) {
    super('NOT_FOUND', field);
  }
}

/** The product cannot start. The message is one sentence for the person who starts it. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Throws a refusal with this code unless the condition holds. */
export function ensure(condition: boolean, code: RefusalCode, field?: string, detail?: string): asserts condition {
  if (!condition) throw new DomainError(code, field ?? null, detail ?? null);
}

/** Returns the value, or throws the refusal `NOT_FOUND` if there is none. */
export function orNotFound<T>(value: T | null | undefined, field?: string): T {
  if (value == null) throw new NotFoundError(field ?? null);
  return value;
}
