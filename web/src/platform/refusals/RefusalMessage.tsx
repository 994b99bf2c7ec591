import { Notice } from '../../ui/Notice.js';
import { type Refusal, useRefusalText } from './refusal-text.js';

/** A refusal that belongs to no single field. */
export function RefusalMessage({ refusal }: { refusal: Refusal }) {
  const text = useRefusalText();
  return <Notice tone="refused">{text(refusal)}</Notice>;
}
