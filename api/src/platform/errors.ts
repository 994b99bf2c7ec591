import type { RefusalCode } from '@anaqid/shared-types';

/** An expected refusal: nothing was changed. `refusals.ts` turns it into data at the edge. */
export class DomainError extends Error {
  override name = 'DomainError';

  /**
   * @param code stable code; texts belong to the app
   * @param field input field the refusal is about, as a path such as `members.2.bornOn`
   * @param detail a number or short code that the text needs; never a personal value
   */
  constructor(
    readonly code: RefusalCode,
    readonly field: string | null = null,
    readonly detail: string | null = null,
  ) {
    super(field === null ? code : `${code} (${field})`);
  }
}

/** The record does not exist or lies outside the actor's scope: both are the same. */
export class NotFoundError extends DomainError {
  override name = 'NotFoundError';

  constructor(field: string | null = null) {
    super('NOT_FOUND', field);
  }
}

/** The product cannot start; the message is one clear sentence for the person who starts it. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Refuses with this code unless the condition holds. */
export function demand(condition: boolean, code: RefusalCode, field?: string, detail?: string): asserts condition {
  if (!condition) throw new DomainError(code, field ?? null, detail ?? null);
}

/** The value, or `NOT_FOUND`. */
export function found<T>(value: T | null | undefined, field?: string): T {
  if (value == null) throw new NotFoundError(field ?? null);
  return value;
}
