import { types } from "node:util";
import { SerializationError } from "../errors.js";
import { cloneItem } from "./clone-item.js";
import { Moved, withoutMove } from "./moved.js";
import type { QueueCore } from "./queue-core.js";
import type { WaitOptions } from "./wait-options.js";

/** How an item is put, or sent. */
export interface PutOptions extends WaitOptions {
  /**
   * Buffers and ports in the item that are moved instead of being cloned: from then on they are empty, or closed, here.
   *
   * In context "thread" their bytes are not copied at all, which pays from about 100 kB on. A process gets a copy of
   * the bytes, and no ports.
   */
  readonly transfer?: readonly Transferable[] | undefined;
}

/** Puts an item into a core. */
export function putInto(core: QueueCore, item: unknown, options: PutOptions): Promise<void> {
  const { transfer = [] } = options;
  return transfer.length > 0 ? move(core, new Moved(item, transfer), options) : core.put(item, options);
}

async function move(core: QueueCore, moved: Moved, options: PutOptions): Promise<void> {
  if (core.canMove) return core.put(moved, options);
  const port = moved.transfer.findIndex((each) => !types.isArrayBuffer(each));
  if (port >= 0) throw new SerializationError(`transfer[${port}]`, "only an ArrayBuffer goes to a process");
  return core.put(withoutMove(cloneItem(moved)), options);
}
