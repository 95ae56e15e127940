/** A product in 128 binary digits and with an exponent of any size: the reference of products. */
export class Product {
  #mantissa = 1n;
  #exponent = 0;
  /** Of zeros, infinities and NaN. */
  #odd = 1;

  times(x: number): this {
    if (x === 0 || !Number.isFinite(x)) {
      this.#odd *= x;
      return this;
    }
    // The size of a subnormal number is found after scaling.
    const exponent = Math.floor(Math.log2(Math.abs(x))) - 54;
    const half = Math.trunc(exponent / 2);
    this.#mantissa *= BigInt(x * 2 ** -half * 2 ** (half - exponent));
    this.#exponent += exponent;
    const spare = this.#mantissa.toString(16).length * 4 - 128;
    if (spare > 0) {
      this.#mantissa >>= BigInt(spare);
      this.#exponent += spare;
    }
    return this;
  }

  get value(): number {
    const value = Number(this.#mantissa);
    if (this.#odd !== 1) return this.#odd * Math.sign(value);
    const first = Math.max(-1000, Math.min(700, this.#exponent));
    const rest = Math.max(-1000, Math.min(700, this.#exponent - first));
    return value * 2 ** first * 2 ** rest;
  }
}
