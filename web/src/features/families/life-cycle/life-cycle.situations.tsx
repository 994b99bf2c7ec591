import type { LifeCycleStep } from '../../../generated/operations.js';
import { nothing, situation, stores } from '../../../testing/situations.js';
import { candidate, enrolled, exited, graduated, places, readyCandidate } from '../invented-families.situations.js';
import { EnrolForm } from './EnrolForm.js';
import { StepForm } from './StepForm.js';

const enrolment = { family: readyCandidate, clusters: places.clusters, onEnrol: stores, onClose: nothing };

const step = (family: typeof enrolled, name: LifeCycleStep) =>
  situation(StepForm, { family, step: name, onTake: stores, onClose: nothing });

export const situations = {
  enrolment: situation(EnrolForm, enrolment),
  enrolmentAfterReturnToNeed: situation(EnrolForm, { ...enrolment, family: graduated }),
  decline: step(candidate, 'DECLINE'),
  nominateAgain: step({ ...candidate, state: 'NOT_ACCEPTED' }, 'NOMINATE_AGAIN'),
  suspend: step(enrolled, 'SUSPEND'),
  resume: step({ ...enrolled, state: 'SUSPENDED' }, 'RESUME'),
  exit: step(enrolled, 'EXIT'),
  undoExit: step(exited, 'UNDO_EXIT'),
  proposeGraduation: step(enrolled, 'PROPOSE_GRADUATION'),
  approveGraduation: step(enrolled, 'APPROVE_GRADUATION'),
  endFollowUp: step(graduated, 'END_FOLLOW_UP'),
  reopen: step(exited, 'REOPEN'),
};
