/** What the caller's side of a team posts to a worker's lane: the worker enters the member loop. */
export interface ToMember {
  readonly type: "join";
  readonly seat: number;
  readonly words: SharedArrayBuffer;
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
}

/** What a member posts when it has left the team and serves ordinary tasks again. */
export interface FromMember {
  readonly type: "left";
  readonly seat: number;
}
