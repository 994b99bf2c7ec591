/** MongoDB's codes for a sign-in that is refused, and for a server that wants one. */
const SIGN_IN_REFUSED = new Set<unknown>([18, 8000]);
const SIGN_IN_MISSING = 13;
/** Codes of the operating system for a name that belongs to no host. */
const UNKNOWN_HOST = new Set<unknown>(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA', 'ESERVFAIL']);
const NO_ANSWER = 'The MongoDB server named in MONGODB_URI does not answer. Start it, or correct the address.';

/** What the driver knows about the servers that it tried. */
interface Tried {
  readonly setName?: string | null;
  readonly servers?: ReadonlyMap<string, { readonly error?: unknown }>;
}

/**
 * One sentence about why MONGODB_URI leads to no database, for the person who starts the product. It quotes neither the user name
 * nor the password.
 *
 * @param error What the driver threw.
 */
export function connectFailure(error: unknown): string {
  const causes = causesOf(error);
  const codes = causes.map((cause) => fieldOf(cause, 'code'));
  const message = error instanceof Error ? error.message : '';
  const unknownOption = /^options? (.+?) (?:is|are) not supported/.exec(message)?.[1];
  if (unknownOption !== undefined) return `MongoDB knows no option ${unknownOption}; correct it in MONGODB_URI.`;
  if (message.startsWith('Invalid scheme')) return 'MONGODB_URI must begin with mongodb:// or mongodb+srv://.';
  if (codes.some((code) => SIGN_IN_REFUSED.has(code))) {
    return 'The MongoDB server refuses the sign-in of MONGODB_URI. Correct the user name, the password or authSource.';
  }
  if (codes.includes(SIGN_IN_MISSING)) {
    return 'The MongoDB server wants a sign-in with rights on the database; put user name and password into MONGODB_URI.';
  }
  if (codes.some((code) => UNKNOWN_HOST.has(code))) {
    return 'The host named in MONGODB_URI is unknown. Correct its name, or the name service of this machine.';
  }
  if (causes.some(isMalformed)) return `MONGODB_URI is not a connection string of MongoDB: ${withoutQuotes(message)}.`;
  const tried = fieldOf(error, 'reason') as Tried | undefined;
  const haveAnswered = [...(tried?.servers?.values() ?? [])].every((server) => server.error == null);
  if (tried?.setName != null && haveAnswered) {
    return `The servers in MONGODB_URI do not belong to the replica set ${tried.setName}, or it has no primary now.`;
  }
  return NO_ANSWER;
}

/** Errors of the driver about the string itself. A part that cannot be parsed is quoted by another error, which stays unsaid. */
function isMalformed(error: unknown): boolean {
  const name = fieldOf(error, 'name');
  return name === 'MongoParseError' || name === 'MongoInvalidArgumentError' || name === 'MongoAPIError';
}

/** The message without what it quotes of the connection string, which can hold a password. */
function withoutQuotes(message: string): string {
  return message.replace(/\S*(?:@|:\/\/)\S*/g, '...').replace(/[.\s]+$/, '');
}

/** The error, what it was caused by, and what the driver noted of each server it tried. */
function causesOf(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const servers = (fieldOf(error, 'reason') as Tried | undefined)?.servers;
  const noted = [...(servers?.values() ?? [])].map((server) => server.error);
  return [error, ...[fieldOf(error, 'cause'), ...noted].flatMap(causesOf)];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
