import { fail } from '../errors.js';
import {
  caseVariants,
  escapeClass,
  firstCharacter,
  type Flags,
  posixAndEscapes,
  translateClass,
} from './regex-class.js';

export interface Translation {
  source: string;
  ignoreCase: boolean;
  /** It also begins where PCRE says and captures what PCRE does, and not only matches the same texts. */
  exact: boolean;
}

/**
 * Translates a PCRE pattern into one for JavaScript's `u` mode. Every group that captures gets a name `g<number>`, so that
 * groups made for atomic matching do not shift numbers; `i` that holds everywhere becomes the flag, elsewhere letters
 * are written in both cases.
 */
export function translatePattern(pattern: string, options: string): Translation {
  const flags = {
    i: options.includes('i'),
    m: options.includes('m'),
    s: options.includes('s'),
    x: options.includes('x'),
    ucp: false,
  };
  const verbs = /^(?:\(\*(?:UCP|UTF8?|UTF)\))*/.exec(pattern)?.[0] ?? '';
  if (verbs.includes('UCP')) flags.ucp = true;
  let body = pattern.slice(verbs.length);
  if (body.startsWith('(?i)')) {
    flags.i = true;
    body = body.slice(4);
  }
  const changesCase = /\(\?[a-z]*-?[a-z]*i[a-z]*[:)]/.test(body);
  const reader = new PatternReader(body, flags.i && !changesCase);
  const source = reader.alternatives(flags);
  if (reader.at < body.length) invalid(body, 'unmatched closing parenthesis');
  return { source, ignoreCase: reader.caseByFlag, exact: reader.exact };
}

function invalid(pattern: string, reason: string): never {
  return fail(51091, `Regular expression is invalid: ${reason} in ${pattern}`);
}

class PatternReader {
  at = 0;
  exact = true;
  private groups = 0;
  /** The last group that may have captured nothing although what stands around it matched. */
  private lastOptional = 0;
  /** Inside a lookbehind, where PCRE wants every length to be fixed. */
  private fixedLength = false;
  private atomics = 0;
  private readonly names = new Map<string, number>();

  constructor(
    readonly pattern: string,
    readonly caseByFlag: boolean,
  ) {}

  /** Up to the end or the closing parenthesis of the group. Flags set inside hold to there. */
  alternatives(outer: Flags): string {
    const flags = { ...outer };
    const before = this.groups;
    let out = '';
    for (let first = true; ; first = false) {
      out += this.sequence(flags);
      if (!first && this.groups > before) this.lastOptional = this.groups;
      if (this.pattern[this.at] !== '|') return out;
      this.at += 1;
      out += '|';
    }
  }

  private sequence(flags: Flags): string {
    let out = '';
    while (this.at < this.pattern.length && this.pattern[this.at] !== '|' && this.pattern[this.at] !== ')') {
      if (flags.x && this.skipsExtended()) continue;
      const before = this.groups;
      const atom = this.atom(flags);
      out += atom === '' ? '' : this.quantified(atom, flags, before);
    }
    return out;
  }

  private skipsExtended(): boolean {
    const rest = this.pattern.slice(this.at);
    const skipped = /^(?:[ \t\n\v\f\r]+|#[^\n]*\n?)/.exec(rest);
    if (skipped == null) return false;
    this.at += skipped[0].length;
    return true;
  }

  private quantified(atom: string, flags: Flags, groupsBefore: number): string {
    let out = atom;
    for (let first = true; ; first = false) {
      while (flags.x && this.skipsExtended());
      const match = /^(?:[*+?]|\{(\d+)(,(\d*))?\})([+?]?)/.exec(this.pattern.slice(this.at));
      if (match == null) return out;
      this.noteQuantifier(match, out, groupsBefore);
      if (!first || /^\(\?<?[=!]|^[\^$]$|^\\[bB]$/.test(out)) out = `(?:${out})`;
      this.at += match[0].length;
      const quantifier = match[0].slice(0, match[0].length - match[4]!.length);
      out = match[4] === '+' ? this.atomic(out + quantifier) : out + match[0];
    }
  }

  /** JavaScript forgets what a group captured at each repetition, and repeats nothing that is empty; PCRE does neither. */
  private noteQuantifier([text, least, range, most]: RegExpExecArray, atom: string, groupsBefore: number): void {
    const isFixed = least !== undefined && (range === undefined || most === least);
    if (this.fixedLength && !isFixed) invalid(this.pattern, 'lookbehind assertion is not fixed length');
    if (this.groups === groupsBefore) return;
    const repeats = !text.startsWith('?');
    if (repeats && (this.lastOptional > groupsBefore || canBeEmpty(atom))) this.exact = false;
    if (/^[*?]/.test(text) || Number(least) === 0) this.lastOptional = this.groups;
  }

  private atomic(source: string): string {
    this.atomics += 1;
    return `(?:(?=(?<a${this.atomics}>${source}))\\k<a${this.atomics}>)`;
  }

  private atom(flags: Flags): string {
    const char = firstCharacter(this.pattern, this.at);
    switch (char) {
      case '(':
        return this.group(flags);
      case '[':
        return this.characterClass(flags);
      case '\\':
        return this.escape(flags);
      case '.':
        this.at += 1;
        return flags.s ? '[^]' : '[^\\n]';
      case '^':
        this.at += 1;
        return flags.m ? '(?:^|(?<=\\n)(?!$))' : '^';
      case '$':
        this.at += 1;
        return flags.m ? '(?:$|(?=\\n))' : '(?=\\n?$)';
      case '*':
      case '+':
      case '?':
        return invalid(this.pattern, 'quantifier does not follow a repeatable item');
      default:
        this.at += char.length;
        return this.literal(char, flags);
    }
  }

  private literal(char: string, flags: Flags): string {
    if (!flags.i || this.caseByFlag) return escapeLiteral(char);
    const variants = caseVariants(char);
    return variants.length === 1 ? escapeLiteral(char) : `[${variants.map(escapeClass).join('')}]`;
  }

  private characterClass(flags: Flags): string {
    const { source, next } = translateClass(this.pattern, this.at, flags, flags.i && !this.caseByFlag);
    this.at = next;
    return source;
  }

  private group(flags: Flags): string {
    const rest = this.pattern.slice(this.at);
    const comment = /^\(\?#[^)]*\)/.exec(rest);
    if (comment != null) return this.skip(comment[0].length);
    const plain = /^\(\?(?::|=|!|<=|<!)/.exec(rest);
    if (plain != null) return this.plainGroup(plain[0], flags);
    if (rest.startsWith('(?>')) return this.atomic(this.enclosed(3, flags, '(?:'));
    const named = /^\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/.exec(rest);
    if (named != null) {
      this.names.set(named[1] ?? named[2]!, this.groups + 1);
      return this.capture(named[0].length, flags);
    }
    const switched = /^\(\?([imsx]*)(?:-([imsx]*))?([:)])/.exec(rest);
    if (switched != null) return this.switched(switched, flags);
    if (rest.startsWith('(?') || rest.startsWith('(*')) return invalid(this.pattern, 'group that is not supported');
    return this.capture(1, flags);
  }

  private plainGroup(opening: string, flags: Flags): string {
    const outer = this.fixedLength;
    if (opening !== '(?:') this.fixedLength = opening.startsWith('(?<');
    const source = this.enclosed(opening.length, flags, opening);
    this.fixedLength = outer;
    return source;
  }

  private skip(length: number): string {
    this.at += length;
    return '';
  }

  private switched(match: RegExpExecArray, flags: Flags): string {
    const target = match[3] === ')' ? flags : { ...flags };
    for (const flag of match[1] ?? '') target[flag as 'i'] = true;
    for (const flag of match[2] ?? '') target[flag as 'i'] = false;
    return match[3] === ')' ? this.skip(match[0].length) : this.enclosed(match[0].length, target, '(?:');
  }

  private capture(length: number, flags: Flags): string {
    this.groups += 1;
    return this.enclosed(length, flags, `(?<g${this.groups}>`);
  }

  private enclosed(length: number, flags: Flags, opening: string): string {
    this.at += length;
    const inside = this.alternatives(flags);
    if (this.pattern[this.at] !== ')') invalid(this.pattern, 'missing closing parenthesis');
    this.at += 1;
    return `${opening}${inside})`;
  }

  private escape(flags: Flags): string {
    const rest = this.pattern.slice(this.at);
    const quoted = /^\\Q([^]*?)(?:\\E|$)/.exec(rest);
    if (quoted != null) {
      this.at += quoted[0].length;
      return `(?:${Array.from(quoted[1]!, (char) => this.literal(char, flags)).join('')})`;
    }
    const back = /^\\(?:g?\{?([1-9]\d?)\}?|k(?:<(\w+)>|\{(\w+)\}|'(\w+)'))/.exec(rest);
    if (back != null) {
      this.at += back[0].length;
      const name = back[2] ?? back[3] ?? back[4];
      const number = name == null ? Number(back[1]) : this.names.get(name);
      return number == null ? invalid(this.pattern, 'reference to no group') : `\\k<g${number}>`;
    }
    // A match that begins at `\K` has no counterpart; whether there is one has.
    if (rest.startsWith('\\K')) this.exact = false;
    const known = posixAndEscapes(rest, flags);
    if (known == null) return invalid(this.pattern, 'escape that is not supported');
    this.at += known.length;
    return known.char == null ? known.source : this.literal(known.char, flags);
  }
}

function canBeEmpty(source: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, 'u').test('');
  } catch {
    // It refers to a group outside, which may be empty.
    return true;
  }
}

function escapeLiteral(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
