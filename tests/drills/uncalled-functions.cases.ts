/** Why functions stay in the store that neither acceptance, browser nor tools call: `file function`, the file below `store/src`. */
export const reasons: Readonly<Record<string, string>> = {};
