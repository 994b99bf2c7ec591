interface PagedList {
  readonly edges: readonly unknown[];
}

/** A list with its next page behind it; where it stands and what it counts are as the next page says. */
export function withNextPage<List extends PagedList>(loaded: List, next: List): List {
  return { ...next, edges: [...loaded.edges, ...next.edges] };
}
