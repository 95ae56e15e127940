import { FailureError, quote } from "../terminal/errors.js";
import { parseNumber } from "./number.js";
import { MAX_NUMBERS, type Range } from "./range.js";

/** Numbers as they stood: row after row in one array. */
export interface Rows {
  readonly values: Float64Array;
  readonly rows: number;
  /** Numbers in each row; undefined where they differ. */
  readonly width: number | undefined;
  /** The first row, from 1, that is longer or shorter than the one before. */
  readonly raggedAt: number | undefined;
}

/** Digits enough for any number; a longer one is a file of another kind. */
const MAX_TOKEN = 1100;
const LINE_FEED = 10;
const COMMA = 44;
const SEMICOLON = 59;

/** Numbers from text that comes in pieces. Rows end at `;` or a line's end; numbers at a comma or white space. */
export class RowReader {
  readonly #name: string;
  readonly #parse: (token: string) => number | Range | undefined;
  #values = new Float64Array(1024);
  #length = 0;
  #rows = 0;
  #rowStart = 0;
  #width = -1;
  #raggedAt: number | undefined;
  #token = "";
  #afterComma = false;
  #line = 1;

  /** `name` is what errors call the text; `parse` gives a token's number or range. */
  constructor(name: string, parse: (token: string) => number | Range | undefined = parseNumber) {
    this.#name = name;
    this.#parse = parse;
  }

  /** Reads a piece; a number may go on in the next. */
  feed(text: string): void {
    let start = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 32 && code !== COMMA && code !== SEMICOLON) continue;
      if (code < 9) continue;
      this.#token += text.slice(start, i);
      start = i + 1;
      if (this.#token !== "") this.#endToken();
      if (code === COMMA) this.#comma();
      else if (code === SEMICOLON || code === LINE_FEED) this.#endRow();
      if (code === LINE_FEED) this.#line++;
    }
    this.#token += text.slice(start);
    if (this.#token.length > MAX_TOKEN) this.#refuse(this.#token);
  }

  /** The numbers of all pieces. */
  finish(): Rows {
    if (this.#token !== "") this.#endToken();
    this.#endRow();
    return {
      values: this.#values.subarray(0, this.#length),
      rows: this.#rows,
      width: this.#raggedAt === undefined ? Math.max(0, this.#width) : undefined,
      raggedAt: this.#raggedAt,
    };
  }

  #endToken(): void {
    const value = this.#token.length > MAX_TOKEN ? undefined : this.#parse(this.#token);
    if (value === undefined) this.#refuse(this.#token);
    this.#token = "";
    this.#afterComma = false;
    if (typeof value === "number") {
      this.#grow(1);
      this.#values[this.#length++] = value;
      return;
    }
    this.#grow(value.length);
    for (let i = 0; i < value.length; i++) this.#values[this.#length++] = value.first + i * value.step;
  }

  #comma(): void {
    if (this.#afterComma || this.#length === this.#rowStart) this.#refuse(",");
    this.#afterComma = true;
  }

  #endRow(): void {
    if (this.#afterComma) this.#refuse(",");
    const width = this.#length - this.#rowStart;
    if (width === 0) return;
    this.#rows++;
    if (this.#width !== -1 && this.#width !== width) this.#raggedAt ??= this.#rows;
    this.#width = width;
    this.#rowStart = this.#length;
  }

  #grow(by: number): void {
    const needed = this.#length + by;
    if (needed <= this.#values.length) return;
    if (needed > MAX_NUMBERS) {
      throw new FailureError(
        `${this.#name} holds more than ${MAX_NUMBERS} numbers`,
        "Split it: a kernel takes no more f64",
      );
    }
    const grown = new Float64Array(Math.min(MAX_NUMBERS, Math.max(needed, this.#values.length * 2)));
    grown.set(this.#values.subarray(0, this.#length));
    this.#values = grown;
  }

  #refuse(token: string): never {
    const where =
      this.#line > 1 || this.#rows > 0 || this.#name === "stdin"
        ? `${this.#name} line ${this.#line}`
        : this.#name;
    const what = token === "," ? "there is no number at a comma" : `${quote(token)} is not a number`;
    throw new FailureError(`${where}: ${what}`, "Numbers are written 7, -1.5, 1e-3, inf or nan");
  }
}
