/** A name or free text in its own direction, so that Arabic text does not reorder an English line, and vice versa. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
