import { pastedBlock } from './pasted-block.js';

describe('pasted block', () => {
  it('reads rows and columns, and ignores a trailing line end', () => {
    expect(pastedBlock('1\t2\r\n٣\t\r\n')).toEqual([
      ['1', '2'],
      ['٣', ''],
    ]);
    expect(pastedBlock('5\r\n')).toEqual([['5']]);
  });

  it('reads quoted cells', () => {
    expect(pastedBlock('"a ""b""\nc"\t1')).toEqual([['a "b"\nc', '1']]);
  });

  it('leaves a single value to the input field', () => {
    expect(pastedBlock('25000')).toBeNull();
  });
});
