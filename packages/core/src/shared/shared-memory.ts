import { closeSync } from "node:fs";
import { NoMappingError, SharedMemoryError } from "../errors.js";
import { canMap } from "../segment/can-map.js";
import { mapFile } from "../segment/map-file.js";
import { checkName, createNamed, newName, openNamed, unlinkNamed } from "../segment/named-file.js";
import { track, untrack } from "../segment/tracker.js";
import { viewOf } from "../segment/view-of.js";
import { defineHandle, markHandle } from "../task/handle.js";

/** How shared memory is made or found. */
export interface SharedMemoryOptions {
  /** Of letters, digits, "_", "-" and "."; a new one of 128 random bits unless given. */
  readonly name?: string | undefined;
  /** Whether it is made, instead of found; so where no name is given, too. */
  readonly create?: boolean | undefined;
  /** In bytes; needed to make it. */
  readonly size?: number | undefined;
  /** Whether it goes, with a warning, when the thread or process that made it ends; so unless false is given. */
  readonly track?: boolean | undefined;
}

interface Mapping {
  readonly name: string;
  readonly size: number;
  bytes: Uint8Array | undefined;
}

/** Beside the instances: those that arrive in a message are made of objects that exist already. */
const mappings = new WeakMap<object, Mapping>();

/**
 * Memory that any process of this user finds by its name, related or not, also one that runs Python.
 *
 * It is there until `unlink`, or until the thread or process that made it ends, which warns that it was forgotten;
 * whoever has it by then keeps it. Only where `features().mappedMemory` is true; raises NoMappingError elsewhere.
 *
 * @example
 * const memory = new SharedMemory({ create: true, size: 1024 });
 * const child = new Process({ target: ({ bytes }: SharedMemory) => void (bytes[0] = 42), args: [memory] });
 * child.start();
 * await child.join();
 * console.log(memory.bytes[0]); // 42
 * memory.unlink();
 */
export class SharedMemory implements Disposable {
  /** Raises SharedMemoryError where what is to be made exists, or what is to be found does not; OutOfMemoryError. */
  constructor(options: SharedMemoryOptions) {
    if (!canMap()) throw new NoMappingError("SharedMemory");
    const { name } = options;
    if (name !== undefined) checkName(name);
    else if (options.create === false)
      throw new RangeError("Shared memory is found by a name: none was given.");
    adopt(this, (options.create ?? name === undefined) ? make(name ?? newName(), options) : find(name!));
  }

  get name(): string {
    return mappings.get(this)!.name;
  }

  /** In bytes. */
  get size(): number {
    return mappings.get(this)!.size;
  }

  /** The memory itself; make other views by its `buffer`. Raises SharedMemoryError once closed. */
  get bytes(): Uint8Array<ArrayBuffer> {
    const { bytes, name } = mappings.get(this)!;
    if (bytes === undefined) throw new SharedMemoryError(name, "is closed here.");
    return bytes as Uint8Array<ArrayBuffer>;
  }

  /** The same, as Python calls it. */
  get buf(): Uint8Array<ArrayBuffer> {
    return this.bytes;
  }

  /** Lets go of it here; it stays mapped as long as views of it are in use. Others keep it. May be called twice. */
  close(): void {
    mappings.get(this)!.bytes = undefined;
  }

  /** Takes its name away, once among all that have it: nobody finds it any more, and it goes with the last that has it. */
  unlink(): void {
    const { name } = this;
    try {
      unlinkNamed(name);
    } catch (cause) {
      throw new SharedMemoryError(name, "does not exist, or not any more.", { cause });
    } finally {
      untrack(name);
    }
  }

  /** As `close`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `SharedMemory { name: ${JSON.stringify(this.name)}, size: ${this.size} }`;
  }
}

function adopt(memory: object, mapping: Mapping): void {
  mappings.set(memory, mapping);
  markHandle(memory);
}

function make(name: string, { size, track: isTracked = true }: SharedMemoryOptions): Mapping {
  if (size === undefined || !Number.isSafeInteger(size) || size < 1) {
    throw new RangeError(`The size of shared memory is a whole number of bytes, 1 or more; got ${size}.`);
  }
  try {
    const fd = createNamed(name, size);
    if (isTracked) track(name);
    return map(name, fd, size);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    throw new SharedMemoryError(name, "exists already.", { cause });
  }
}

function find(name: string): Mapping {
  try {
    const { fd, byteLength } = openNamed(name);
    return map(name, fd, byteLength);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
    throw new SharedMemoryError(name, "does not exist.", { cause });
  }
}

function map(name: string, fd: number, size: number): Mapping {
  try {
    if (size === 0) throw new SharedMemoryError(name, "is empty: its maker has not given it a size yet.");
    return { name, size, bytes: new Uint8Array(viewOf(mapFile(fd, size), size)) };
  } finally {
    // The mapping keeps the memory.
    closeSync(fd);
  }
}

defineHandle<SharedMemory>({
  name: "shared-memory",
  class: SharedMemory,
  dehydrate: ({ name }) => name,
  rehydrate(shell, name) {
    Object.setPrototypeOf(shell, SharedMemory.prototype);
    adopt(shell, find(name as string));
  },
});
