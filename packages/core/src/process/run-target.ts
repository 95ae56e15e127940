import { inspect } from "node:util";
import { adoptProgramBase } from "../task/base.js";
import type { Carrier } from "../task/link.js";
import { resolveTask } from "../task/resolve.js";
import { withoutOwnFrames } from "../task/stacks.js";
import { assumeIdentity } from "./identity.js";
import type { StartArguments, StartMessage } from "./start-message.js";

/** Runs a child's target; resolves to undefined, or to the stack of what it threw. */
export async function runTarget(
  message: StartMessage,
  sent: StartArguments,
  carrier: Carrier,
): Promise<string | undefined> {
  assumeIdentity(message.identity);
  adoptProgramBase(message.base);
  try {
    await call(message, sent, carrier);
    return undefined;
  } catch (error) {
    return withoutOwnFrames(inspect(error));
  }
}

async function call(
  message: StartMessage,
  { args, handles }: StartArguments,
  carrier: Carrier,
): Promise<void> {
  if (handles !== undefined) {
    // Only now: a child without handles starts faster.
    const [{ unpackHandles }] = await Promise.all([
      import("../task/pack.js"),
      import("../exchange/handles.js"),
    ]);
    unpackHandles(args, handles, carrier);
  }
  const task = await resolveTask(message.task);
  await task(...args);
}
