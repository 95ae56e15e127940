import { randomBytes } from "node:crypto";
import { constants, fchmodSync, fstatSync, ftruncateSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { HomelessError } from "../errors.js";
import type { Carrier } from "../task/link.js";
import { openFd } from "./can-map.js";
import { myHolder } from "./holder.js";
import { accept, decline, HOLDS_LENGTH, isHeld, letGo, send, whenFree } from "./holds.js";
import { libc } from "./libc.js";
import { mapFile, outOfMemory } from "./map-file.js";

const CLOSE_ON_EXEC = 1;
/** Words of `holders` beside those of holds.ts: whether the mapping is gone, and the file closed. */
const UNMAPPED = 1;
const CLOSED = 2;

/** Where pages are that several processes map. */
export class Segment {
  readonly id: string;
  readonly fd: number;
  readonly address: number;
  readonly buffer: ArrayBuffer;
  /** Which threads of this process hold this mapping, and messages that are on their way to one. */
  readonly holders: Int32Array;

  private constructor(id: string, place: Place) {
    this.id = id;
    this.fd = place.fd;
    this.address = place.address;
    this.holders = place.holders;
    this.buffer = libc()!.view(place.address, place.byteLength);
    hookExit();
    held.set(id, new WeakRef(this));
    // By the buffer, which every view of it keeps: the pages go when nobody can see them any more.
    dropped.register(this.buffer, { ...place, id, segment: new WeakRef(this) });
  }

  /** Pages of zeros without a name: nothing is left of them when the last process that maps them has ended. */
  static create(byteLength: number): Segment {
    const fd = libc()!.memfdCreate("parakern", CLOSE_ON_EXEC);
    if (fd < 0) throw outOfMemory(byteLength, "This process has too many files open, perhaps.");
    try {
      // Others of this user come by /proc alone, and nobody else at all.
      fchmodSync(fd, 0o600);
      ftruncateSync(fd, byteLength);
      return new Segment(randomBytes(16).toString("hex"), place(fd, byteLength));
    } catch (error) {
      libc()!.close(fd);
      throw error;
    }
  }

  /** What goes into a message: threads take the mapping as it is, processes make their own. */
  share(carrier: Carrier): SegmentData {
    const { id, fd, buffer, address, holders } = this;
    if (carrier.reaches !== "thread") {
      return { id, byteLength: buffer.byteLength, from: { pid: process.pid, fd, inode: inodeOf(fd) } };
    }
    // This thread may let go before the message arrives.
    send(holders);
    return {
      id,
      byteLength: buffer.byteLength,
      place: { fd, address, holders, byteLength: buffer.byteLength },
    };
  }

  /** The segment of a message; raises HomelessError where its sender has ended already. */
  static from({ id, byteLength, from, place: theirs }: SegmentData): Segment {
    const own = held.get(id)?.deref();
    if (own !== undefined) {
      if (theirs !== undefined) {
        decline(theirs.holders);
        unmapOnceFree(theirs);
      }
      return own;
    }
    if (theirs !== undefined) {
      accept(theirs.holders);
      return new Segment(id, theirs);
    }
    const fd = openFd(from!.pid, from!.fd, constants.O_RDWR);
    // By another number: that of a file which somebody else has opened there since.
    if (fd >= 0 && inodeOf(fd) === from!.inode) return new Segment(id, place(fd, byteLength));
    if (fd >= 0) libc()!.close(fd);
    throw new HomelessError("Who sent this has ended, and its memory with it, before it was received.");
  }
}

/** One mapping in this process. */
interface Place {
  readonly fd: number;
  readonly address: number;
  readonly byteLength: number;
  readonly holders: Int32Array;
}

/** How a segment is mentioned in a message. */
export interface SegmentData {
  readonly id: string;
  readonly byteLength: number;
  readonly from?: { readonly pid: number; readonly fd: number; readonly inode: bigint };
  readonly place?: Place;
}

/** The segments that this thread holds. */
const held = new Map<string, WeakRef<Segment>>();
const dropped = new FinalizationRegistry<Place & { id: string; segment: WeakRef<Segment> }>((gone) => {
  if (held.get(gone.id) === gone.segment || held.get(gone.id)?.deref() === undefined) held.delete(gone.id);
  letGo(gone.holders);
  unmapOnceFree(gone);
});

function place(fd: number, byteLength: number): Place {
  const holders = new Int32Array(new SharedArrayBuffer(4 * HOLDS_LENGTH));
  const address = mapFile(fd, byteLength);
  send(holders);
  accept(holders);
  return { fd, byteLength, holders, address };
}

function unmapOnceFree({ fd, address, byteLength, holders }: Place): void {
  whenFree(holders, () => {
    // Two may see at once that nobody holds it.
    if (Atomics.exchange(holders, UNMAPPED, 1) === 1) return;
    libc()!.munmap(address, byteLength);
    close(fd, holders);
  });
}

function close(fd: number, holders: Int32Array): void {
  // Its number may be another file's by the time that somebody else would close it.
  if (Atomics.exchange(holders, CLOSED, 1) === 0) libc()!.close(fd);
}

let isHooked = isMainThread;

function hookExit(): void {
  if (isHooked) return;
  isHooked = true;
  process.once("exit", closeFiles);
}

/** At the end of a worker thread, whose finalizers do not run. The pages stay mapped: other exit handlers may use them. */
function closeFiles(): void {
  for (const segment of held.values()) {
    const { fd, holders } = segment.deref() ?? {};
    if (fd !== undefined && !isHeld(holders!, myHolder())) close(fd, holders!);
  }
}

function inodeOf(fd: number): bigint {
  return fstatSync(fd, { bigint: true }).ino;
}
