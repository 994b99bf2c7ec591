/** Something that a view shows once the server has answered. */
export interface Reading<Data> {
  /** Null: no answer yet. */
  readonly data: Data | null;
  /** Nobody answered, and there is nothing older to show. */
  readonly hasFailed: boolean;
  readonly reload: () => void;
}

interface QueryResult<Data> {
  readonly data: Data | undefined;
  readonly error?: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** The part of a query's result that a view needs. */
export function readingOf<Data>({ data, error, refetch }: QueryResult<Data>): Reading<Data> {
  return { data: data ?? null, hasFailed: error != null && data === undefined, reload: () => void refetch() };
}
