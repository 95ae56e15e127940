import type { DType } from "../dtypes.js";
import { NpyFormatError } from "../errors.js";

/** What the header of an `.npy` file says, checked. */
export interface NpyHeader {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly length: number;
  /** Where the numbers begin. */
  readonly offset: number;
}

/** NumPy's names of the dtypes that kernels take; a one-byte number has no byte order. */
const DTYPES: Readonly<Record<string, readonly [dtype: DType, bytes: number]>> = {
  "<f8": ["f64", 8],
  "<f4": ["f32", 4],
  "<i4": ["i32", 4],
  "<u4": ["u32", 4],
  "|u1": ["u8", 1],
  "<u1": ["u8", 1],
};

const MAGIC = "\u0093NUMPY";
/** As many bytes as a header takes at most; NumPy's own take 128. */
export const MAX_HEADER = 65_536;
const MAX_DIMENSIONS = 32;

/**
 * Reads the first bytes of an `.npy` file, 64 KiB or all there are, whose whole size is `fileSize`. Every size it claims is compared with the
 * bytes that are there, so that nothing is allocated for a file that lies.
 * @throws NpyFormatError
 */
export function parseNpyHeader(start: Uint8Array, fileSize: number): NpyHeader {
  const bytes = new DataView(start.buffer, start.byteOffset, start.byteLength);
  if (latin1(start.subarray(0, 6)) !== MAGIC) throw bad("it does not begin as an .npy file does");
  if (start.length < 12) throw bad(`it is cut off after ${start.length} bytes`);
  const version = start[6]!;
  if (version < 1 || version > 3) throw bad(`its format version is ${version}, not 1, 2 or 3`);
  const textAt = version === 1 ? 10 : 12;
  const textLength = version === 1 ? bytes.getUint16(8, true) : bytes.getUint32(8, true);
  const offset = textAt + textLength;
  if (offset > fileSize)
    throw bad(`its header claims ${textLength} bytes, and ${fileSize - textAt} are there`);
  if (offset > MAX_HEADER || offset > start.length)
    throw bad(`its header of ${textLength} bytes is too long`);
  const { descr, shape } = parseText(latin1(start.subarray(textAt, offset)));
  const [dtype, itemSize] = findDtype(descr);
  const length = countElements(shape, itemSize, fileSize - offset);
  return { dtype, shape, length, offset };
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text);
}

function bad(reason: string, advice = "Write it again with numpy.save"): NpyFormatError {
  return new NpyFormatError(reason, advice);
}

/** The Python dictionary of a header: three keys, in any order. */
const ENTRY =
  /\s*'(descr|fortran_order|shape)'\s*:\s*('[^']*'|\[[^{}]*\]|True|False|\([\d\s,]*\))\s*(?:,|(?=\}))/y;

function parseText(text: string): { descr: string; shape: readonly number[] } {
  const found = new Map<string, string>();
  ENTRY.lastIndex = text.startsWith("{") ? 1 : text.length;
  for (let match = ENTRY.exec(text), end = 0; match !== null; match = ENTRY.exec(text)) {
    if (found.has(match[1]!)) break;
    found.set(match[1]!, match[2]!);
    end = ENTRY.lastIndex;
    if (found.size === 3 && /^\s*\}\s*$/.test(text.slice(end))) return fromEntries(found);
  }
  throw bad("its header is not the dictionary of descr, fortran_order and shape");
}

function fromEntries(found: ReadonlyMap<string, string>): { descr: string; shape: readonly number[] } {
  const [descr, order, tuple] = [found.get("descr")!, found.get("fortran_order")!, found.get("shape")!];
  if (!tuple.startsWith("(") || (order !== "True" && order !== "False"))
    throw bad("its header has values of wrong kinds");
  const parts = tuple
    .slice(1, -1)
    .split(",")
    .map((part) => part.trim());
  if (parts.at(-1) === "") parts.pop();
  if (parts.length > MAX_DIMENSIONS || parts.some((part) => !/^\d{1,15}$/.test(part))) {
    throw bad(`its shape ${quote(tuple)} is none`);
  }
  if (order === "True" && parts.length > 1) {
    throw bad("its columns are stored one after another", "Save numpy.ascontiguousarray(x) instead");
  }
  return { descr, shape: parts.map(Number) };
}

function findDtype(descr: string): readonly [DType, number] {
  const key = descr.slice(1, -1);
  if (descr.startsWith("'") && Object.hasOwn(DTYPES, key)) return DTYPES[key]!;
  const known = "Kernels take <f8, <f4, <i4, <u4 and |u1: save x.astype('<f8') instead";
  throw bad(`it holds elements of dtype ${quote(descr.replaceAll("'", ""))}`, known);
}

function countElements(shape: readonly number[], itemSize: number, available: number): number {
  let length = 1;
  for (const size of shape)
    length = size === 0 || length === 0 ? 0 : Math.min(length * size, Number.MAX_VALUE);
  const claimed = length * itemSize;
  if (claimed === available) return length;
  const what = `shape (${shape.join(", ")}) takes ${claimed} bytes, and ${available} are there`;
  throw bad(claimed > available ? `it is cut off: ${what}` : `it has bytes too many: ${what}`);
}
