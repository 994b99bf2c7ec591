import { useApolloClient, useMutation } from '@apollo/client/react';
import {
  ApproveGraduationDocument,
  EnrolFamilyDocument,
  MembersEffectDocument,
  ProposeGraduationDocument,
  RecordConsentDocument,
  SaveMembersDocument,
  ServicesAfterLeavingDocument,
  TakeFamilyStepDocument,
  UpdateFamilyDocument,
} from '../../../generated/operations.js';
import type { FamilyChanges } from '../family-changes.js';

/** Mutations for each change of the family. */
export function useFamilyChanges(): FamilyChanges {
  const client = useApolloClient();
  const [update] = useMutation(UpdateFamilyDocument);
  const [save] = useMutation(SaveMembersDocument);
  const [record] = useMutation(RecordConsentDocument);
  const [enrol] = useMutation(EnrolFamilyDocument);
  return {
    updateFile: async (input) => (await update({ variables: { input } })).data?.updateFamily.refusal,
    saveMembers: async (input) => (await save({ variables: { input } })).data?.saveMembers.refusal,
    readMembersEffect: async (input) => {
      const { data } = await client.query({
        query: MembersEffectDocument,
        variables: { input },
        fetchPolicy: 'no-cache',
      });
      return data?.membersEffect.effect ?? null;
    },
    recordConsents: async (inputs) => {
      for (const input of inputs) {
        const { data } = await record({ variables: { input } });
        if (data?.recordConsent.refusal != null) return data.recordConsent.refusal;
      }
      return null;
    },
    enrol: async (input) => (await enrol({ variables: { input } })).data?.enrolFamily.refusal,
    takeStep: useTakeStep(),
    readServicesAfter: async (familyId, on) => {
      const variables = { familyId, on };
      const { data } = await client.query({ query: ServicesAfterLeavingDocument, variables, fetchPolicy: 'no-cache' });
      return data?.servicesAfterLeaving ?? [];
    },
  };
}

/** A graduation has its own mutations, because other roles may take its steps. */
function useTakeStep(): FamilyChanges['takeStep'] {
  const [take] = useMutation(TakeFamilyStepDocument);
  const [propose] = useMutation(ProposeGraduationDocument);
  const [approve] = useMutation(ApproveGraduationDocument);
  return async (input) => {
    const { clientKey, familyId, version, on, reason } = input;
    const graduation = { clientKey, familyId, version, on, reason };
    if (input.step === 'PROPOSE_GRADUATION') {
      return (await propose({ variables: { input: graduation } })).data?.proposeGraduation.refusal;
    }
    if (input.step === 'APPROVE_GRADUATION') {
      return (await approve({ variables: { input: graduation } })).data?.approveGraduation.refusal;
    }
    return (await take({ variables: { input } })).data?.takeFamilyStep.refusal;
  };
}
