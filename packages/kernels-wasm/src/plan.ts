import type { DType } from "./dtypes.js";

/**
 * What a kernel call runs: phases in order, with a barrier between them. A plan says nothing of threads: the same
 * plan runs on the calling thread, on a team of workers, or in a browser, and gives the same bits in each.
 */
export type Plan = readonly Phase[];

/** One exported WebAssembly function over an index range that is cut into chunks. */
export interface Phase {
  /** Name of the export; its signature is `(begin: usize, end: usize, ...args) => void`. */
  readonly run: string;
  /** Length of the index range. A phase over nothing is left out of the plan. */
  readonly count: number;
  /** Indices in a chunk (the last may be shorter). It depends on the problem alone, never on the number of workers. */
  readonly chunk: number;
  /** Arguments after `begin` and `end`. */
  readonly args: readonly PhaseArg[];
}

/** A number or pointer, the same for each chunk; or a slot: chunk number c is given `base + c * stride`. */
export type PhaseArg = number | Slot;

export interface Slot {
  readonly base: number;
  readonly stride: number;
}

/** Processors fetch lines of 64 bytes in pairs. Scratch memory begins at a multiple of 16. */
const APART = 128;

/** Room for so many chunks that write to it again and again: no two wait for each other because theirs are in one line. */
export function slotsOf(scratch: PlanContext["scratch"], chunks: number, byteLength: number): Slot {
  const stride = Math.ceil(byteLength / APART) * APART;
  return { base: Math.ceil(scratch(chunks * stride + APART - 16) / APART) * APART, stride };
}

/** An array argument as a plan sees it. `ptr` is a byte offset into the WebAssembly memory. */
export interface PlanArray {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** In elements. Row-major without gaps, unless the parameter is `strided`. */
  readonly strides: readonly number[];
  readonly length: number;
  readonly ptr: number;
}

/**
 * An array seen along one axis: `length` elements, `inner` elements apart, for each of `outer` · `inner` results. Over
 * all elements outer and inner are 1.
 */
export interface Along {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

/** What `plan` of an entry is given: the checked arguments of one call. */
export interface PlanContext {
  /** The name of the kernel: phases' exports begin with it. */
  readonly name: string;
  /** The call's element type, the entry's "T". */
  readonly dtype: DType;
  /** Sizes bound to the dimension names of the entry's shapes; `n` is always the length of the first array. */
  readonly dims: Readonly<Record<string, number>>;
  /** Array arguments by parameter name; an option that was not given is not there. */
  readonly arrays: Readonly<Record<string, PlanArray>>;
  /** Numbers and options by name: flags as 1 or 0, choices as places; an option left out has its default. */
  readonly numbers: Readonly<Record<string, number | undefined>>;
  /** How the first array lies along `axis`, or all of it where none was given. */
  readonly along: Along;
  /** Where an array result goes; for a number result, the cells of each chunk. Of several, the first. */
  readonly out: PlanArray;
  /** Where several results go. */
  readonly outs: Readonly<Record<string, PlanArray>>;
  /** Where the plan stores the rows of a result that is `trimmed`, as an f64. */
  readonly count: number;
  /** The memory as bytes, to write small tables into scratch; valid until the call returns. */
  readonly memory: ArrayBufferLike;
  /** Scratch memory, 16-byte aligned, of unspecified content, that lives until the call has settled. */
  scratch(byteLength: number): number;
}

/** How many chunks a phase has. */
export function chunkCount(phase: Phase): number {
  return Math.ceil(phase.count / phase.chunk);
}

/** Work in one chunk: long enough that taking it from a shared counter (0.1 µs) is lost in it. */
const CHUNK_NS = 40_000;
/** Never more chunks than this many, so that partial results stay few. */
export const MAX_CHUNKS = 512;
/** Chunks begin at a multiple of this many elements: whole vectors, and whole cache lines of f32. */
const CHUNK_ALIGN = 64;

/**
 * Indices a chunk should have, for a range of `count` at `ns` nanoseconds an index. A function of the problem alone,
 * so that chunks, and with them the order of every reduction, are the same on any machine.
 */
export function chunkSize(count: number, ns: number): number {
  const wanted = Math.max(CHUNK_NS / ns, count / MAX_CHUNKS);
  return Math.max(CHUNK_ALIGN, Math.ceil(wanted / CHUNK_ALIGN) * CHUNK_ALIGN);
}
