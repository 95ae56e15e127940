/** What this engine has of what Parakern uses. */
export interface Features {
  /** WebAssembly SIMD: without it no kernel runs. */
  readonly simd: boolean;
  /** Relaxed SIMD: fused multiply-add, and with it the faster build. */
  readonly relaxedSimd: boolean;
  /** Memory that threads share (in a browser: the page is cross-origin isolated). */
  readonly sharedMemory: boolean;
  /** `Atomics.waitAsync`: waiting without blocking and without polling. */
  readonly waitAsync: boolean;
}

const HEADER = [0, 97, 115, 109, 1, 0, 0, 0];
/** One function of no parameters and one v128 result, whose code is `instructions`. */
function validates(instructions: readonly number[]): boolean {
  const type = [1, 5, 1, 0x60, 0, 1, 0x7b];
  const body = [0, ...instructions, 0x0b];
  const code = [10, body.length + 2, 1, body.length, ...body];
  return WebAssembly.validate(new Uint8Array([...HEADER, ...type, 3, 2, 1, 0, ...code]));
}

const SPLAT = [0x41, 0, 0xfd, 17];

let cached: Features | undefined;

/** What this engine has; found out once, by asking it. */
export function features(): Features {
  cached ??= {
    // i32.const 0; i32x4.splat
    simd: validates(SPLAT),
    // three splats; f32x4.relaxed_madd
    relaxedSimd: validates([...SPLAT, ...SPLAT, ...SPLAT, 0xfd, 0x85, 0x02]),
    sharedMemory: hasSharedMemory(),
    waitAsync: "waitAsync" in Atomics,
  };
  return cached;
}

function hasSharedMemory(): boolean {
  // The name is hidden where a page is not isolated, even though a memory could be made.
  return typeof SharedArrayBuffer !== "undefined";
}
