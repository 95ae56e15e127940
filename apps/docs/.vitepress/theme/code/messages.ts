import type { Lane } from "./spans.js";

/** What the page tells the worker that a program runs in. */
export interface RunMessage {
  /** The body of an async function. */
  readonly body: string;
  readonly workers: number;
}

/** What that worker tells the page. */
export type RunEvent =
  | { readonly type: "began"; readonly at: number }
  | { readonly type: "log"; readonly text: string }
  | { readonly type: "lane"; readonly lane: Lane }
  | {
      readonly type: "span";
      readonly lane: number;
      readonly span: readonly ["task" | "chunk", number, number];
    }
  | { readonly type: "done"; readonly at: number }
  | { readonly type: "failed"; readonly at: number; readonly message: string; readonly line?: number };
