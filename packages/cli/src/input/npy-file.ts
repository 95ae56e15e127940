import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { NpyFormatError, type NpyHeader, parseNpyHeader } from "@parakern/kernels-wasm";
import { FailureError } from "../terminal/errors.js";
import type { Fillable, Source } from "./source.js";

/** No header is longer. */
const MAX_HEADER = 2 ** 16;
/** Bytes in one read: the system's calls take 2 GiB at most. */
const PIECE = 2 ** 26;

/** An `.npy` file as an argument: its header is read and checked, its numbers stay where they are. */
export function openNpy(path: string): Source {
  const header = withFile(path, (file) => readHeader(path, file));
  return {
    name: path,
    dtype: header.dtype,
    shape: header.shape,
    copyInto: (target) => withFile(path, (file) => readNumbers(path, file, header, target)),
  };
}

function withFile<R>(path: string, use: (file: number) => R): R {
  let file: number | undefined;
  try {
    // A pipe that nobody writes to would be waited for, and with it everything else.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return use(file);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    if (error instanceof NpyFormatError) {
      throw new FailureError(`${path} is no .npy file that can be read: ${error.reason}`, error.advice, {
        cause: error,
      });
    }
    throw new FailureError(`cannot read ${path}: ${(error as Error).message}`, "Check the path", {
      cause: error,
    });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readHeader(path: string, file: number): NpyHeader {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw new FailureError(`${path} is no regular file`, "Save the array to a file first");
  const start = new Uint8Array(Math.min(MAX_HEADER, stat.size));
  const count = readSync(file, start, 0, start.length, 0);
  return parseNpyHeader(start.subarray(0, count), stat.size);
}

function readNumbers(path: string, file: number, header: NpyHeader, target: Fillable): void {
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(file, bytes, at, Math.min(PIECE, bytes.length - at), header.offset + at);
    if (count === 0)
      throw new FailureError(`${path} became shorter while it was read`, "Try again when it is written");
    at += count;
  }
}
