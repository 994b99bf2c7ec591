import { arabic } from '../app/texts.ar.js';
import { english } from '../app/texts.en.js';

/** Every text of the screens in both languages. */
export const texts = { ar: arabic, en: english };
