import { BlockingError } from "../errors.js";
import { LinkSet } from "../exchange/link-set.js";
import { nextId } from "../exchange/next-id.js";
import type { ProcessContext } from "../process/child.js";
import { checkContext, defaultContext } from "../process/context.js";
import { canMap, createRoom } from "../room/create-room.js";
import type { Room } from "../room/room.js";
import { myHolder } from "../segment/holder.js";
import { hasSharedMemory } from "../shared-memory.js";
import type { SharedCore } from "../task/share.js";
import { RoomMem } from "./mem.js";

/** Who calls: this thread, or one that is at the other end of a link. */
export interface Caller {
  readonly holder: number;
  readonly signal?: AbortSignal | undefined;
}

/** What can be asked of a core, by name. Arguments and results are plain data. */
// biome-ignore lint/suspicious/noExplicitAny: each operation has arguments of its own; `call` checks them.
export type Ops = Record<string, (caller: Caller, ...args: any[]) => unknown>;

type Args<F> = F extends (caller: Caller, ...args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

/** What is behind a lock, an event or any other noun of this folder, wherever its words are. */
export interface AnyCore extends SharedCore {
  call(op: string, args: readonly unknown[], caller?: Partial<Caller>): Promise<unknown>;
}

/** A core of which is known what it can be asked. */
export interface Core<O extends Ops> extends SharedCore {
  call<K extends keyof O & string>(op: K, args: Args<O[K]>, caller?: Partial<Caller>): Promise<Result<O[K]>>;
}

/** How a noun is made. */
export interface SyncOptions {
  /** Who can share it: processes (and their threads), or the threads of one process. `defaultContext` unless given. */
  readonly context?: ProcessContext | undefined;
}

/** A core whose words this thread can reach. */
export abstract class Home<O extends Ops> implements Core<O> {
  readonly id = nextId();
  readonly room: Room;
  readonly mem: RoomMem;
  /** Others ask for everything over links, as they cannot reach the words; undefined where they can. */
  readonly links: LinkSet | undefined;
  abstract readonly ops: O;

  constructor(place: Place) {
    this.room = place.room;
    this.mem = new RoomMem(place.room);
    this.links = place.isServed ? new LinkSet() : undefined;
  }

  async call<K extends keyof O & string>(
    op: K,
    args: Args<O[K]>,
    caller: Partial<Caller> = {},
  ): Promise<Result<O[K]>> {
    // Names come in messages.
    if (!Object.hasOwn(this.ops, op)) throw new TypeError(`There is no operation "${op}".`);
    const done = this.ops[op]!({ holder: caller.holder ?? myHolder(), signal: caller.signal }, ...args);
    // While the home itself waits, its links keep the event loop alive: by them the answer may come.
    return (this.links && done instanceof Promise ? this.links.during(done) : done) as Result<O[K]>;
  }
}

/** Where a noun's words are. */
export interface Place {
  readonly room: Room;
  readonly isServed: boolean;
}

/** A place for a new noun: shared with other processes where it may be and can be, else at home here. */
export function newPlace(words: number, context: ProcessContext = defaultContext()): Place {
  const isServed = !(checkContext(context) === "process" ? canMap() : hasSharedMemory());
  return { room: createRoom(words * Int32Array.BYTES_PER_ELEMENT, isServed ? "thread" : context), isServed };
}

/** The home behind a core, for forms that cannot wait for answers; raises BlockingError where it is elsewhere. */
export function here<H extends object>(core: AnyCore, Class: abstract new (...args: never[]) => H): H {
  if (core instanceof Class && !(core as unknown as Home<Ops>).links) return core as H;
  throw new BlockingError();
}
