/** Data that a view shows once the server has returned them. */
export interface Reading<Data> {
  /** Null: not loaded yet. */
  readonly data: Data | null;
  /** Loading failed, and there are no older data to show. */
  readonly hasFailed: boolean;
  readonly reload: () => void;
}

interface QueryResult<Data> {
  readonly data: Data | undefined;
  readonly error?: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** Reduces a query's result to the part that a view needs. */
export function readingOf<Data>({ data, error, refetch }: QueryResult<Data>): Reading<Data> {
  return { data: data ?? null, hasFailed: error != null && data === undefined, reload: () => void refetch() };
}
