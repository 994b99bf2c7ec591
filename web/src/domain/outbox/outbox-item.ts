import type {
  CorrectInterventionInput,
  EntryPartsFragment,
  LogInterventionInput,
  RefusalCode,
  VoidInterventionInput,
} from '../../generated/operations.js';

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
