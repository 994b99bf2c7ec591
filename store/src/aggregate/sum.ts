import {
  addDecimals,
  Decimal128,
  divideDecimals,
  exactDecimal,
  Int32,
  toDecimal,
  type Value,
} from '../../values/index.js';

/**
 * A sum of numbers that loses as little as MongoDB's: integers are added exactly, doubles with what rounding takes away kept
 * beside. The result has the widest type that was added; integers that do not fit become int64, then double.
 */
export class Sum {
  private integers = 0n;
  private small = 0;
  private doubles = 0;
  private rest = 0;
  private special = 0;
  private decimals: Decimal128 | null = null;
  private hasDouble = false;
  private hasLong = false;
  private hasOther = false;
  private hasBinary = false;
  count = 0;

  /** Of a sum that begins with zero, -0 alone is 0. */
  constructor(beginsWithZero = false) {
    this.hasOther = beginsWithZero;
    this.hasBinary = beginsWithZero;
  }

  add(value: number | bigint | Int32 | Decimal128): void {
    this.count += 1;
    if (value instanceof Int32) this.addSmall(value.value);
    else if (typeof value === 'bigint') {
      this.hasLong = true;
      this.integers += value;
    } else if (typeof value === 'number') this.addDouble(value);
    else this.decimals = this.decimals === null ? value : addDecimals(this.decimals, value);
    if (typeof value !== 'number') this.hasOther = true;
    if (!(value instanceof Decimal128)) this.hasBinary = true;
  }

  /** Adds a number to a mean, for which all but decimals are doubles. */
  addToMean(value: number | bigint | Int32 | Decimal128): void {
    if (value instanceof Decimal128) this.add(value);
    else this.add(value instanceof Int32 ? value.value : Number(value));
  }

  private addSmall(value: number): void {
    this.small += value;
    if (Math.abs(this.small) < 2 ** 50) return;
    this.integers += BigInt(this.small);
    this.small = 0;
  }

  private addDouble(value: number): void {
    if (!this.hasDouble && !this.hasOther && Object.is(value, -0)) this.doubles = -0;
    this.hasDouble = true;
    this.special += value;
    const sum = this.doubles + value;
    const part = sum - this.doubles;
    this.rest += this.doubles - (sum - part) + (value - part);
    this.doubles = sum;
  }

  value(): Value {
    if (this.decimals !== null)
      return this.hasBinary ? addDecimals(this.decimals, this.otherThanDecimals()) : this.decimals;
    if (this.hasDouble) return this.double();
    const whole = this.integers + BigInt(this.small);
    if (!this.hasLong && BigInt.asIntN(32, whole) === whole) return new Int32(Number(whole));
    return BigInt.asIntN(64, whole) === whole ? whole : Number(whole);
  }

  /** The mean; there is at least one number. */
  mean(): Value {
    if (this.decimals === null) return this.double() / this.count;
    return divideDecimals(addDecimals(this.decimals, this.otherThanDecimals()), toDecimal(new Int32(this.count)));
  }

  private double(): number {
    if (!Number.isFinite(this.doubles)) return this.special + Number(this.integers);
    const whole = this.integers + BigInt(this.small);
    if (whole === 0n) return this.rest === 0 ? this.doubles : this.doubles + this.rest;
    const sum = new Sum();
    sum.hasDouble = true;
    sum.doubles = this.doubles;
    sum.rest = this.rest;
    const high = Number(whole);
    sum.addDouble(high);
    sum.addDouble(Number(whole - BigInt(high)));
    return sum.doubles + sum.rest;
  }

  private otherThanDecimals(): Decimal128 {
    const whole = exactDecimal(this.integers + BigInt(this.small));
    if (!this.hasDouble) return whole;
    if (!Number.isFinite(this.doubles)) return exactDecimal(this.special);
    return addDecimals(whole, addDecimals(exactDecimal(this.doubles), exactDecimal(this.rest)));
  }
}
