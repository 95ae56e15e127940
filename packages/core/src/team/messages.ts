/** What the caller's side of a team posts to a worker's lane: the worker enters the member loop. */
export interface ToMember {
  readonly type: "join";
  readonly seat: number;
  /** The words of the team: see `layout.ts`. */
  readonly words: SharedArrayBuffer;
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  /** The caller has no `Atomics.waitAsync`: whoever wakes it posts a message too. */
  readonly byMessage: boolean;
}

/** What a member posts: that it has left the team and serves ordinary tasks again; that the caller's word has changed. */
export type FromMember = { readonly type: "left"; readonly seat: number } | { readonly type: "stirred" };
