import { type Features as OfEngine, features as ofEngine } from "@parakern/kernels-wasm/arrays";

/** What this engine has of what Parakern uses; found out once, by asking it. */
export function features(): OfEngine & { readonly mappedMemory: boolean } {
  return { ...ofEngine(), mappedMemory: false };
}
