import { isLocal, type Place } from "./address.js";
import type { KeyOptions } from "./options.js";

const SHORTEST = 16;

/** The bytes of a key, none where `insecure` stands instead. Raises TypeError or RangeError for anything else. */
export function keyOf({ authKey, insecure = false }: KeyOptions): Uint8Array {
  if (insecure) {
    if (authKey === undefined) return new Uint8Array(0);
    throw new TypeError("authKey and insecure: give one of them.");
  }
  if (typeof authKey !== "string" && !(authKey instanceof Uint8Array)) {
    throw new TypeError("authKey: expected a string or bytes. Without a key, say `insecure: true`.");
  }
  const key = typeof authKey === "string" ? new TextEncoder().encode(authKey) : authKey.slice();
  if (key.length >= SHORTEST) return key;
  throw new RangeError(`authKey: expected at least ${SHORTEST} bytes, got ${key.length}.`);
}

/** Raises TypeError where others than this machine could enter without a key. */
export function checkExposure(place: Place, key: Uint8Array): void {
  if (key.length > 0 || isLocal(place)) return;
  throw new TypeError("Another address than a loopback one needs an authKey, since any machine could enter.");
}
