/** What a manager can be asked. */
export const Op = {
  /** `[call, id, method, args]`: calls a method. */
  call: "call",
  /** `[create, name, args]`: makes an object of a registered name. */
  create: "create",
  /** `[iterate, id]`: begins an iteration. */
  iterate: "iterate",
  /** `[lend, id, token]`: a proxy is about to be sent to somebody else. */
  lend: "lend",
  /** `[borrow, token, id]`: one has arrived. */
  borrow: "borrow",
  /** `[shutdown, word]`: ends the server. */
  shutdown: "shutdown",
  /** `[release, [[id, count], …]]`, without an answer: proxies that are gone. */
  release: "release",
} as const;

/** The service's name in handshakes. */
export const MANAGER_SERVICE = "manager";

/** The kind of iterations under way. */
export const ITERATION = "iteration";

/** An object as it is handed out. */
export type ShownReferent = readonly [
  id: string,
  kind: string,
  methods: readonly string[],
  isIterable: boolean,
];
