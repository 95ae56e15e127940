import { programBase } from "../task/base.js";
import { packHandles } from "../task/pack.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { CallSite } from "./call-site.js";
import type { Lane } from "./lane.js";

/** What each worker runs before its first task. */
export interface Initializer {
  readonly task: ShippedTask;
  readonly args: readonly unknown[];
  readonly callSite: CallSite;
}

/** Posts the first message on a lane. Throws where the initializer's arguments cannot be sent. */
export function postInit({ handle, words }: Lane, initializer: Initializer | undefined): void {
  const init = { type: "init", words: words.buffer, base: programBase() } as const;
  if (!initializer) {
    handle.post(init);
    return;
  }
  const { task, args } = initializer;
  try {
    handle.post({ ...init, initializer: task, initargs: args });
  } catch (error) {
    const { value, handles, transfer } = packHandles(args, "initargs", {
      error,
      carrier: handle.carrier,
    });
    handle.post({ ...init, initializer: task, initargs: value, handles }, transfer);
  }
}
