import { parseCell, type CellEntry, type CellMode } from './entries.js';

const empty: CellEntry = { kind: 'empty' };
const nothing: CellEntry = { kind: 'nothingGiven' };
const value = (number: number): CellEntry => ({ kind: 'value', value: number });
const problem = (name: string) => ({ kind: 'invalid', problem: name });

const table: readonly [typed: string, mode: CellMode, expected: unknown][] = [
  ['', 'AMOUNT', empty],
  ['  \u200F ', 'AMOUNT', empty],
  ['25000', 'AMOUNT', value(25000)],
  ['٢٥٠٠٠', 'AMOUNT', value(25000)],
  ['۲۵۰۰۰', 'AMOUNT', value(25000)],
  ['25,000', 'AMOUNT', value(25000)],
  ['٢٥٬٠٠٠', 'AMOUNT', value(25000)],
  ['٢٥،٠٠٠', 'AMOUNT', value(25000)],
  ['1,250,000', 'AMOUNT', value(1250000)],
  ['25 000', 'AMOUNT', value(25000)],
  ['25\u00A0000', 'AMOUNT', value(25000)],
  ['\u202B25000\u202C', 'AMOUNT', value(25000)],
  ['25000.00', 'AMOUNT', value(25000)],
  ['25.000', 'AMOUNT', problem('FRACTION')],
  ['25.5', 'AMOUNT', problem('FRACTION')],
  ['٢٥٫٥', 'AMOUNT', problem('FRACTION')],
  ['25,00', 'AMOUNT', problem('NOT_A_NUMBER')],
  ['1,250،000', 'AMOUNT', problem('NOT_A_NUMBER')],
  ['-5', 'AMOUNT', problem('NEGATIVE')],
  ['5-', 'AMOUNT', problem('NEGATIVE')],
  ['abc', 'AMOUNT', problem('NOT_A_NUMBER')],
  ['1e3', 'AMOUNT', problem('NOT_A_NUMBER')],
  ['1000000000', 'AMOUNT', value(1000000000)],
  ['1000000001', 'AMOUNT', problem('TOO_LARGE')],
  ['0', 'AMOUNT', nothing],
  ['٠', 'QUANTITY', nothing],
  ['2', 'QUANTITY', value(2)],
  ['10001', 'QUANTITY', problem('TOO_LARGE')],
  ['1', 'GIVEN', value(1)],
  ['١', 'GIVEN', value(1)],
  ['✓', 'GIVEN', value(1)],
  ['نعم', 'GIVEN', value(1)],
  ['X', 'GIVEN', value(1)],
  ['لا', 'GIVEN', nothing],
  ['0', 'GIVEN', nothing],
  ['2', 'GIVEN', problem('NOT_A_NUMBER')],
];

describe('parsing a cell of the month grid', () => {
  test.each(table)('reads %j in mode %s', (typed, mode, expected) => {
    expect(parseCell(typed, mode)).toEqual(expected);
  });
});
