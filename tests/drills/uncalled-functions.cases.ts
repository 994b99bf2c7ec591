/**
 * Reasons for functions of the store that acceptance, browser and tool tests never call: `file function`, with the file
 * relative to `store/src`.
 */
export const reasons: Readonly<Record<string, string>> = {};
