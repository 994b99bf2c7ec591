import type {
  EnrolFamilyInput,
  FamilyStepInput,
  LaterServiceFragment,
  MembersEffectPartsFragment,
  RecordConsentInput,
  SaveMembersInput,
  UpdateFamilyInput,
} from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';

/** Sends the input of a form. */
export type Send<Input> = (input: Input) => ServerAnswer;

/** The mutations that the forms of a family's page use. */
export interface FamilyChanges {
  readonly updateFile: Send<UpdateFamilyInput>;
  readonly saveMembers: Send<SaveMembersInput>;
  /** What saving these members would do to past months; null: it would be refused. */
  readonly readMembersEffect: (input: SaveMembersInput) => Promise<MembersEffectPartsFragment | null>;
  /** Records the consents one after the other and stops at the first refusal. */
  readonly recordConsents: Send<readonly RecordConsentInput[]>;
  readonly enrol: Send<EnrolFamilyInput>;
  /** Any life-cycle step, including those of a graduation. */
  readonly takeStep: Send<FamilyStepInput>;
  /** Services of later months, which an exit on this day would leave outside. */
  readonly readServicesAfter: (familyId: string, on: string) => Promise<readonly LaterServiceFragment[]>;
}
