import { createRequire } from "node:module";

/** The functions of the C library that Node has no names for; each returns what C returns, -1 for a failure. */
export interface Libc {
  memfdCreate(name: string, flags: number): number;
  mmap(address: null, length: number, protection: number, flags: number, fd: number, offset: number): number;
  munmap(address: number, length: number): number;
  /** Of the pages from where `bytes` begins. */
  madvise(bytes: Uint8Array, length: number, advice: number): number;
  /** `syscall`, of the shape that futex needs; `timeout` is a timespec of 2 × 64 bits. */
  futex(number: number, address: number, op: number, value: number, timeout: Int32Array | null): number;
  /** Not `fs.openSync`: what a worker thread opens by that is closed with the thread, and others may still use it. */
  open(path: string, flags: number): number;
  close(fd: number): number;
  pipe2(fds: Int32Array, flags: number): number;
  write(fd: number, bytes: Uint8Array, length: number): number;
  /** Returns the number of the error, 0 for none. */
  posixFallocate(fd: number, offset: number, length: number): number;
  /** An ArrayBuffer of the very bytes at an address. */
  view(address: number, length: number): ArrayBuffer;
}

interface Koffi {
  load(path: null): { func(signature: string): (...args: unknown[]) => number };
  view(pointer: number, length: number): ArrayBuffer;
}

let cached: Libc | undefined | null = null;

/** The C library, loaded with the optional package koffi; undefined where that is not installed or does not load. */
export function libc(): Libc | undefined {
  if (cached === null) cached = load();
  return cached;
}

function load(): Libc | undefined {
  try {
    const koffi = createRequire(import.meta.url)("koffi") as Koffi;
    const own = koffi.load(null);
    const func = (signature: string) => own.func(signature);
    return {
      memfdCreate: func("int memfd_create(const char *name, unsigned int flags)"),
      // Addresses come and go as numbers: those of user space are below 2^53.
      mmap: func("intptr_t mmap(void *addr, size_t length, int prot, int flags, int fd, int64_t offset)"),
      munmap: func("int munmap(intptr_t addr, size_t length)"),
      madvise: func("int madvise(void *addr, size_t length, int advice)"),
      futex: func("long syscall(long number, intptr_t address, long op, long value, void *timeout)"),
      open: func("int open(const char *path, int flags)"),
      close: func("int close(int fd)"),
      pipe2: func("int pipe2(int *fds, int flags)"),
      write: func("long write(int fd, const void *bytes, size_t length)"),
      posixFallocate: func("int posix_fallocate(int fd, int64_t offset, int64_t length)"),
      view: koffi.view,
    };
  } catch {
    return undefined;
  }
}
