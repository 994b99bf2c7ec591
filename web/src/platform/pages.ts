interface PagedList {
  readonly edges: readonly unknown[];
}

/** A list with its next page behind it; where it stands and what it counts are as the next page says. */
export function withNextPage<List extends PagedList>(known: List, next: List): List {
  return { ...next, edges: [...known.edges, ...next.edges] };
}
