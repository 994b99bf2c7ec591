import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import type { Measure } from './outbox-item.js';

/**
 * Puts a cell's number into words: money with its currency, pieces with their unit, a tick, "nothing given" for 0 and "emptied" for
 * null. Without a measure (changes of an older app) the number stands alone.
 */
export function useValueWords(measure: Measure | undefined): (value: number | null) => string {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  return (value) => {
    if (value === null) return t('Value.emptied');
    if (value === 0) return t('Value.nothing');
    if (measure === undefined) return format.number(value);
    if (measure.entryMode === 'AMOUNT') return format.money(value, measure.currency);
    if (measure.entryMode === 'GIVEN' && value === 1) return t('Value.given');
    return t('Value.pieces', { number: format.number(value), unit: format.name(measure.unit) });
  };
}
