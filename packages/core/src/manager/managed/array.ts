/** Types of numbers that a managed array can hold. */
const ARRAYS = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

export type ManagedDType = keyof typeof ARRAYS;

/** Numbers of one type that others use by proxies. */
export class ManagedArray {
  readonly #numbers: InstanceType<(typeof ARRAYS)[ManagedDType]>;

  /** Zeros, or a copy of numbers. Raises RangeError for an unknown dtype or a length that is none. */
  constructor(dtype: ManagedDType, lengthOrNumbers: number | Iterable<number>) {
    if (!Object.hasOwn(ARRAYS, dtype)) {
      throw new RangeError(
        `dtype: expected one of ${Object.keys(ARRAYS).join(", ")}; got ${JSON.stringify(dtype)}.`,
      );
    }
    this.#numbers =
      typeof lengthOrNumbers === "number"
        ? new ARRAYS[dtype](lengthOrNumbers)
        : ARRAYS[dtype].from(lengthOrNumbers);
  }

  length(): number {
    return this.#numbers.length;
  }

  at(index: number): number | undefined {
    return this.#numbers.at(index);
  }

  /** Replaces a number; raises RangeError where there is none. */
  set(index: number, value: number): void {
    const place = index < 0 ? index + this.#numbers.length : index;
    if (!Number.isSafeInteger(place) || place < 0 || place >= this.#numbers.length) {
      throw new RangeError(
        `index: the array has ${this.#numbers.length} numbers, there is none at ${index}.`,
      );
    }
    this.#numbers[place] = value;
  }

  fill(value: number, start?: number, end?: number): void {
    this.#numbers.fill(value, start, end);
  }

  /** Copies numbers in, from `offset` on. */
  write(numbers: ArrayLike<number>, offset = 0): void {
    this.#numbers.set(numbers, offset);
  }

  /** A copy of part of it, as a typed array. */
  slice(start?: number, end?: number): InstanceType<(typeof ARRAYS)[ManagedDType]> {
    return this.#numbers.slice(start, end);
  }

  /** A copy of it all. */
  toArray(): number[] {
    return Array.from(this.#numbers);
  }

  [Symbol.iterator](): IterableIterator<number> {
    return this.#numbers[Symbol.iterator]();
  }
}
