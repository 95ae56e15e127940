import { packHandles, unpackHandles } from "../task/pack.js";
import { Moved } from "./moved.js";

/** A clone of an item, as a message would make it; raises SerializationError that names what cannot be cloned. */
export function cloneItem(item: unknown): unknown {
  if (item instanceof Moved) return cloneMoved(item);
  // What has no parts needs no clone.
  if ((typeof item !== "object" && typeof item !== "function" && typeof item !== "symbol") || item === null)
    return item;
  return cloneWith(item, []).item;
}

function cloneMoved({ item, transfer }: Moved): Moved {
  const clone = cloneWith(item, transfer);
  return new Moved(clone.item, clone.transfer);
}

function cloneWith(item: unknown, transfer: readonly Transferable[]): Pick<Moved, "item" | "transfer"> {
  try {
    return structuredClone({ item, transfer }, { transfer: [...transfer] });
  } catch (error) {
    const packed = packHandles(item, "item", { error, transfer });
    const { value, handles } = packed;
    const clone = structuredClone({ value, handles, transfer }, { transfer: [...packed.transfer] });
    return { item: unpackHandles(clone.value, clone.handles), transfer: clone.transfer };
  }
}
