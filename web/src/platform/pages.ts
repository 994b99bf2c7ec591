interface PagedList {
  readonly edges: readonly unknown[];
}

/** A list with its next page appended; page information and count are those of the next page. */
export function withNextPage<List extends PagedList>(loaded: List, next: List): List {
  return { ...next, edges: [...loaded.edges, ...next.edges] };
}
