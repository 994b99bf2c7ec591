/** A name or text of people, kept in its own direction, so that an Arabic name does not turn an English line around and the reverse. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
