import type { HandleTable } from "../task/pack.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { ProcessContext } from "./child.js";

/** Who a process is, as its creator says. */
export interface Identity {
  readonly name: string;
  readonly isDaemon: boolean;
  /** Its default context: that of its creator. */
  readonly context: ProcessContext;
  /** The numbers of its ancestors and its own, each among the children of one parent. */
  readonly path: readonly number[];
  readonly parent: { readonly name: string; readonly pid: number };
}

/** What a child is told when it starts. */
export interface StartMessage {
  readonly identity: Identity;
  /** What `import()` in tasks resolves against that the child ships in turn. */
  readonly base: string;
  readonly task: ShippedTask;
}

/** The target's arguments, beside the StartMessage. */
export interface StartArguments {
  readonly args: readonly unknown[];
  readonly handles?: HandleTable;
}
