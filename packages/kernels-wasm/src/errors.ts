/** The base of every error that Parakern raises itself. `code` is stable; the message may get better. */
export class ParakernError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** An argument of a kernel call that does not fit, found before anything runs: `E_KERNEL_ARGUMENT`. */
export class KernelArgumentError extends ParakernError {
  readonly kernel: string;
  readonly argument: string;

  constructor(kernel: string, argument: string, expected: string, got: string) {
    super("E_KERNEL_ARGUMENT", `${kernel}: ${argument}: expected ${expected}, got ${got}.`);
    this.kernel = kernel;
    this.argument = argument;
  }
}

/** A kernel that stopped in the middle, on a WebAssembly trap: `E_KERNEL_TRAP`. */
export class KernelTrapError extends ParakernError {
  constructor(kernel: string, cause: unknown) {
    super("E_KERNEL_TRAP", `${kernel} trapped: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}

/** The shared memory has no room for an array: `E_OUT_OF_MEMORY`. */
export class OutOfMemoryError extends ParakernError {
  readonly requested: number;
  readonly available: number;

  constructor(requested: number, available: number, advice: string, options?: ErrorOptions) {
    super(
      "E_OUT_OF_MEMORY",
      `No room for ${requested} bytes: ${available} bytes are free. ${advice}`,
      options,
    );
    this.requested = requested;
    this.available = available;
  }
}

/** Kernels that could not be had: `E_KERNEL_LOAD`. */
export class KernelLoadError extends ParakernError {
  constructor(reason: string, options?: ErrorOptions) {
    const advice =
      "Name a file that is served as WebAssembly with `wasmUrl`, or give a compiled one as `wasmModule`.";
    super("E_KERNEL_LOAD", `The kernels cannot be loaded: ${reason}. ${advice}`, options);
  }
}

/** Bytes that are no `.npy` file, or one of another kind than kernels take: `E_NPY_FORMAT`. */
export class NpyFormatError extends ParakernError {
  readonly reason: string;
  readonly advice: string;

  constructor(reason: string, advice: string) {
    super("E_NPY_FORMAT", `This is no .npy file that can be read: ${reason}. ${advice}.`);
    this.reason = reason;
    this.advice = advice;
  }
}
