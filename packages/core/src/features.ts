import { type Features as OfEngine, features as ofEngine } from "@parakern/kernels-wasm";
import { canMap } from "./segment/can-map.js";

/** What this engine and machine have of what Parakern uses. */
export interface Features extends OfEngine {
  /** Memory that processes map: without it, what they share is asked for over links. */
  readonly mappedMemory: boolean;
}

let cached: Features | undefined;

/** What this engine and machine have; found out once, by asking them. */
export function features(): Features {
  cached ??= { ...ofEngine(), mappedMemory: canMap() };
  return cached;
}
