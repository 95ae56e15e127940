import type { MapOptions } from "../pool/call-options.js";

/** What a served pool can be asked. */
export const Op = {
  /** `[apply, name, args, options]` */
  apply: "apply",
  /** `[map, name, items, options]`; news: `[done, total]`. */
  map: "map",
  /** `[starmap, name, items, options]`; news as of a map. */
  starmap: "starmap",
  /** `[stats]` */
  stats: "stats",
} as const;

/** The service's name in handshakes. */
export const POOL_SERVICE = "pool";

/** The most calls of one client under way at a time; the client holds the others back. */
export const MOST_CALLS = 1024;

/** Options of a call that travel; signals and progress are messages. */
export type SentOptions = Pick<MapOptions, "timeout" | "priority" | "chunkSize"> & {
  readonly wantsProgress?: boolean;
};
