import { fail } from '../errors.js';
import { Decimal128, Int32, type Value } from '../values/index.js';

/**
 * A sum with MongoDB's precision: integers are added exactly, doubles with Kahan-Babuska compensation.
 * The result has the widest type added; an int32 sum that overflows becomes an int64, an int64 sum a double.
 */
export class Sum {
  private integers = 0n;
  private small = 0;
  /** The rounding error of `doubles` so far. */
  private compensation = 0;
  /** The uncompensated sum: the result when infinities or NaN are involved. */
  private special = 0;
  private hasDouble = false;
  private hasLong = false;
  count = 0;

  /** A mean starts from -0 so that the mean of a single -0 is -0. */
  constructor(private doubles = 0) {}

  add(value: number | bigint | Int32 | Decimal128): void {
    if (value instanceof Decimal128) return fail('CommandNotSupported', 'Decimal128 arithmetic is not supported');
    this.count += 1;
    if (value instanceof Int32) this.addSmall(value.value);
    else if (typeof value === 'bigint') {
      this.hasLong = true;
      this.integers += value;
    } else this.addDouble(value);
  }

  private addSmall(value: number): void {
    this.small += value;
    if (Math.abs(this.small) < 2 ** 50) return;
    this.integers += BigInt(this.small);
    this.small = 0;
  }

  private addDouble(value: number): void {
    this.hasDouble = true;
    this.special += value;
    const sum = this.doubles + value;
    const part = sum - this.doubles;
    this.compensation += this.doubles - (sum - part) + (value - part);
    this.doubles = sum;
  }

  value(): Value {
    if (this.hasDouble) return this.double();
    const whole = this.integers + BigInt(this.small);
    if (!this.hasLong && BigInt.asIntN(32, whole) === whole) return new Int32(Number(whole));
    return BigInt.asIntN(64, whole) === whole ? whole : Number(whole);
  }

  /** The mean as a double; null when nothing was added. */
  mean(): Value {
    return this.count === 0 ? null : this.double() / this.count;
  }

  private double(): number {
    if (!Number.isFinite(this.doubles)) return this.special + Number(this.integers);
    const whole = this.integers + BigInt(this.small);
    if (!this.hasDouble) return Number(whole);
    if (whole === 0n) return this.compensation === 0 ? this.doubles : this.doubles + this.compensation;
    const sum = new Sum(this.doubles);
    sum.compensation = this.compensation;
    const high = Number(whole);
    sum.addDouble(high);
    sum.addDouble(Number(whole - BigInt(high)));
    return sum.doubles + sum.compensation;
  }
}
