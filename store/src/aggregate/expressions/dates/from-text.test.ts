import type { Literal } from '../../../testing/literal.js';
import { evaluated, refusalOf } from '../../../testing/pipeline.js';
import { UtcDate } from '../../../values/index.js';

const at = (text: string): UtcDate => new UtcDate(BigInt(Date.parse(text)));
const from = (dateString: Literal, more: Record<string, Literal> = {}): Literal => ({
  $dateFromString: { dateString, ...more },
});

describe('$dateFromString', () => {
  it.each<[Literal, unknown]>([
    [from('2024-01-02T03:04:05Z'), at('2024-01-02T03:04:05Z')],
    [from('$text', { timezone: 'Europe/Berlin' }), at('2024-06-30T22:00:00Z')],
    [from('2024-07-01Z', { timezone: '+00:00' }), at('2024-07-01T00:00:00Z')],
    [from('15/06/2024 7:30', { format: '%d/%m/%Y %H:%M' }), at('2024-06-15T07:30:00Z')],
    [from('3 September 2024 .5', { format: '%d %B %Y .%L' }), at('2024-09-03T00:00:00.500Z')],
    [from('2024-W24-6', { format: '%G-W%V-%u' }), at('2024-06-15T00:00:00Z')],
    [from('2024 GMT+2 060', { format: '%Y %z %j' }), at('2024-02-29T22:00:00Z')],
    [from('2024-06-15 -090', { format: '%Y-%m-%d %Z' }), at('2024-06-15T01:30:00Z')],
    [from('$text', { format: '$nothing' }), null],
    [from('$text', { timezone: null }), null],
    [from(null, { onNull: 'none', onError: 'bad' }), 'none'],
    [from('$number', { onError: 'bad' }), 'bad'],
    [from('2024', { format: '%m', onError: '$nothing' }), 'missing'],
  ])('%j', (expression, wanted) => {
    expect(evaluated(expression, { text: '2024-07-01', number: 5 })).toEqual(wanted);
  });

  it.each<[Literal, number]>([
    [{ $dateFromString: 'text' }, 40540],
    [from('2024-01-01', { zone: 1 }), 40541],
    [{ $dateFromString: { format: '%Y' } }, 40542],
    [from('2024-01-01', { format: 5 }), 40684],
    [from('2024-01-01', { format: '%U', timezone: 'Nowhere' }), 18536],
    [from('2024-01-01', { timezone: 'Nowhere', onError: 1 }), 40485],
    [from('2024-01-01', { timezone: 5 }), 40517],
    [from('2024-01-01Z', { timezone: 'GMT' }), 241],
    [from('2024-02-30', { format: '%Y-%m-%d' }), 241],
    [from('2024-02-20 1', { format: '%Y-%m-%d' }), 241],
    [from('2024-02', { format: '%Y-%m-%d' }), 241],
    [from('2024-02', { format: '%Y-%V' }), 241],
    [from('2024-02-20 24', { format: '%Y-%m-%d %H' }), 241],
    [from('tomorrow', { onError: 1 }), 238],
  ])('refuses %j', (expression, code) => {
    expect(refusalOf(() => evaluated(expression, { text: '2024-07-01' }))).toBe(code);
  });
});
