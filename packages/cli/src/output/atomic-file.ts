import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { FailureError } from "../terminal/errors.js";

const unfinished = new Set<string>();

/** What would help. */
const NEXT: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "Make its folder first"],
  ["ENOSPC", "Free some space"],
  ["EDQUOT", "Free some space"],
]);

/** Bytes in one write: the system's calls take 2 GiB at most. */
const PIECE = 2 ** 26;

/** A file that appears whole or not at all: written beside its place, and renamed into it at the end. */
export class AtomicFile implements Disposable {
  readonly path: string;
  readonly #target: string;
  readonly #temporary: string | undefined;
  #file: number | undefined;

  /** Opens it. Devices and pipes are written to as they are: there is nothing to replace. */
  constructor(path: string) {
    this.path = path;
    const there = this.#try(() => statSync(path, { throwIfNoEntry: false }));
    if (there?.isDirectory())
      throw new FailureError(`cannot write ${path}: it is a directory`, "Name a file in it");
    this.#target = this.#try(() => (there ? realpathSync(path) : path));
    this.#temporary = there && !there.isFile() ? undefined : temporaryBeside(this.#target);
    this.#file = this.#try(() => this.#open(there));
  }

  /** Writes text or the bytes of an array. */
  write(data: string | NodeJS.ArrayBufferView): void {
    const bytes =
      typeof data === "string"
        ? Buffer.from(data)
        : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#try(() => {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#file!, bytes, at, Math.min(PIECE, bytes.length - at));
    });
  }

  /** Puts the file in its place. */
  commit(): void {
    this.#try(() => {
      // Some file systems report a full disk no earlier than here.
      if (this.#temporary !== undefined) fsyncSync(this.#file!);
      closeSync(this.#file!);
      this.#file = undefined;
      if (this.#temporary === undefined) return;
      renameSync(this.#temporary, this.#target);
      unfinished.delete(this.#temporary);
    });
  }

  /** Takes away what was not committed. */
  [Symbol.dispose](): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    if (this.#temporary !== undefined && unfinished.delete(this.#temporary))
      rmSync(this.#temporary, { force: true });
  }

  #open(there: Stats | undefined): number {
    if (this.#temporary === undefined) return openSync(this.#target, "w");
    const file = openSync(this.#temporary, "wx", there ? there.mode & 0o777 : 0o666);
    if (unfinished.size === 0) process.once("exit", removeUnfinished);
    unfinished.add(this.#temporary);
    return file;
  }

  #try<R>(action: () => R): R {
    try {
      return action();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const next = `${NEXT.get(code ?? "") ?? "Check the path"}, or name another place`;
      // What was called, and with which temporary file, is no concern of who reads it.
      throw new FailureError(`cannot write ${this.path}: ${message.replace(/, \w+(?: '.*)?$/s, "")}`, next, {
        cause: error,
      });
    }
  }
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
}

function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}
