import type {
  EnrolFamilyInput,
  FamilyStepInput,
  RecordConsentInput,
  SaveMembersInput,
  UpdateFamilyInput,
} from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';

/** Sends what a form hands out. */
export type Send<Input> = (input: Input) => ServerAnswer;

/** What the forms of a family's page can send. */
export interface FamilyChanges {
  readonly updateFile: Send<UpdateFamilyInput>;
  readonly saveMembers: Send<SaveMembersInput>;
  /** One after the other; ends with the first refusal. */
  readonly recordConsents: Send<readonly RecordConsentInput[]>;
  readonly enrol: Send<EnrolFamilyInput>;
  /** Any step, those of a graduation too. */
  readonly takeStep: Send<FamilyStepInput>;
}
