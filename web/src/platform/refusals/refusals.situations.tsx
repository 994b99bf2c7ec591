import { situation } from '../../testing/situations.js';
import { RefusalMessage } from './RefusalMessage.js';

export const situations = {
  refusal: situation(RefusalMessage, { refusal: { code: 'MONTH_CLOSED' } }),
  refusalWithNumber: situation(RefusalMessage, { refusal: { code: 'TOO_LONG', detail: '1000' } }),
};
