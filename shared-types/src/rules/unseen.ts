/**
 * Characters that show nothing: format and direction marks, joiners, soft hyphens, fillers, variation selectors and the
 * like. They come along when a text is pasted, and whoever types it again does not know that they are there.
 */
const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\uFFFC\u{1D159}\u{13441}\u{13442}`;
const unseen = new RegExp(`[${UNSEEN}]+`, 'gu');
/** What is no text by itself: spaces, control characters, marks that need a letter below them, and tatweel. */
const nothingAlone = new RegExp(String.raw`[${UNSEEN}\s\p{Z}\p{Cc}\p{M}\u0640]+`, 'gu');
const atEnds = new RegExp(
  String.raw`^[\s\p{Z}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]+|[\s\p{Z}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]+$`,
  'gu',
);

/** The text with something else, by default nothing, for each run of characters that show nothing. */
export function withoutUnseen(text: string, replacement = ''): string {
  return text.replace(unseen, replacement);
}

/** Whether a text shows nothing: only spaces, invisible characters, tatweel, or vowel signs without a letter. */
export function isBlank(text: string): boolean {
  return text.normalize('NFKC').replace(nothingAlone, '') === '';
}

/** The text without spaces and invisible marks at its ends; what stands between letters is kept. */
export function trimmed(text: string): string {
  return text.replace(atEnds, '');
}
