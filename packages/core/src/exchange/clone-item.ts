import { packHandles, unpackHandles } from "../task/pack.js";

/** A clone of an item, as a message would make it; raises SerializationError that names what cannot be cloned. */
export function cloneItem(item: unknown): unknown {
  // What has no parts needs no clone.
  if ((typeof item !== "object" && typeof item !== "function" && typeof item !== "symbol") || item === null)
    return item;
  try {
    return structuredClone(item);
  } catch (error) {
    const { value, handles, transfer } = packHandles(item, "item", { error });
    const clone = structuredClone({ value, handles }, { transfer: [...transfer] });
    return unpackHandles(clone.value, clone.handles);
  }
}
