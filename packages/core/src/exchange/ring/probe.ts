/** Steps at which the tests kill a process: each leaves the ring in another state. */
export type RingStep =
  | "write locked"
  | "written"
  | "write journalled"
  | "tail moved"
  | "put counted"
  | "chunk written"
  | "read locked"
  | "read"
  | "read journalled"
  | "head moved"
  | "taken counted"
  | "chunk read";

/** What is called at each step, where a test says so. */
export const probe: { at: ((step: RingStep) => void) | undefined } = { at: undefined };
