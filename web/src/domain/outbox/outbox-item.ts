import type {
  CorrectInterventionInput,
  EntryPartsFragment,
  LogInterventionInput,
  RefusalCode,
  VoidInterventionInput,
} from '../../generated/operations.js';
import type { KeptRecord } from '../../platform/device/device-storage.js';

/** An entry as the server answers it. */
export type StoredEntry = EntryPartsFragment;

/** Edits of a stored entry, without what the outbox knows by itself. */
export type Correction = Omit<CorrectInterventionInput, 'id' | 'version'>;

/** What is to be done to one entry. A version of null is learnt from the answer to the change before it. */
export type EntryChange =
  | { readonly kind: 'log'; readonly input: Omit<LogInterventionInput, 'clientKey'> }
  | { readonly kind: 'correct'; readonly version: number | null; readonly input: Correction }
  | {
      readonly kind: 'void';
      readonly version: number | null;
      readonly input: Omit<VoidInterventionInput, 'id' | 'version'>;
    };

/** What the list of unsent changes shows of an item: a code, never a name. */
export interface Subject {
  readonly clusterId: string;
  readonly familyCode: string;
  readonly serviceTypeId: string;
  readonly serviceName: { readonly ar: string; readonly en: string };
  readonly month: string;
  /** Amount or quantity as the grid shows it; 0 = nothing given; null = emptied. */
  readonly shown: number | null;
}

/** A change before it has a place in the outbox. */
export interface NewChange {
  /** The intervention: its id, and for a new one its client key. */
  readonly entryId: string;
  readonly familyId: string;
  readonly change: EntryChange;
  readonly subject: Subject;
}

/** Why the server did not accept an item. */
export interface ItemRefusal {
  readonly code: RefusalCode;
  readonly field: string | null;
  readonly detail: string | null;
  /** For STALE_VERSION: the entry as the server has it. */
  readonly current: StoredEntry | null;
  /** For POSSIBLE_REPEAT: the other giver, where the family agreed to sharing, and the distance in days. */
  readonly repeat: {
    readonly otherName: { readonly ar: string; readonly en: string } | null;
    readonly daysApart: number;
  } | null;
}

/** One change kept on this device until the server confirmed it. */
export interface OutboxItem extends NewChange {
  /** The item's own name; several tabs may write. */
  readonly itemId: string;
  /** Place in the line; grows. */
  readonly order: number;
  /** Who made it: nobody else sees or sends it. */
  readonly accountId: string;
  /** How often it was handed to the network. From the first time on its content is fixed: an answer may have been lost. */
  readonly tries: number;
  readonly refusal: ItemRefusal | null;
}

/** The server's word on one item. */
export interface ItemAnswer {
  readonly entry: StoredEntry | null;
  readonly refusal: ItemRefusal | null;
}

/** Whether this version of the app understands a record of the device: an older or a newer one may have written it. */
export function isOutboxItem(item: KeptRecord): item is OutboxItem {
  return (
    hasTexts(item, ['entryId', 'familyId']) &&
    hasNumbers(item, ['order', 'tries']) &&
    'change' in item &&
    isEntryChange(item.change) &&
    'subject' in item &&
    isSubject(item.subject) &&
    'refusal' in item &&
    (item.refusal === null || hasTexts(item.refusal, ['code']))
  );
}

function isEntryChange(change: unknown): boolean {
  if (!hasTexts(change, ['kind']) || !('input' in change) || !isObject(change.input)) return false;
  return change.kind === 'log' || ((change.kind === 'correct' || change.kind === 'void') && 'version' in change);
}

function isSubject(subject: unknown): boolean {
  return (
    hasTexts(subject, ['clusterId', 'familyCode', 'serviceTypeId', 'month']) &&
    'serviceName' in subject &&
    hasTexts(subject.serviceName, ['ar', 'en'])
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function hasTexts<Name extends string>(value: unknown, names: readonly Name[]): value is Record<Name, string> {
  return isObject(value) && names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}

function hasNumbers(value: object, names: readonly string[]): boolean {
  return names.every((name) => typeof (value as Record<string, unknown>)[name] === 'number');
}
