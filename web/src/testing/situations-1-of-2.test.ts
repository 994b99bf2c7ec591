import { judgeSituations } from './every-situation.js';

judgeSituations(0, 2);
