import { judgeSituations } from './every-situation.js';

judgeSituations(1, 2);
