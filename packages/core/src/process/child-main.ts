import { IpcCarrier } from "./ipc-carrier.js";
import { keepOutput } from "./keep-output.js";
import { parentEnded } from "./parent.js";
import { reportError } from "./report.js";
import { runTarget } from "./run-target.js";
import { deserialize } from "./serialize.js";
import type { StartArguments, StartMessage } from "./start-message.js";

const carrier = new IpcCarrier("child");
const channel = process.channel!;
carrier.attach({
  send: (batch, onSent) => process.send?.(batch, undefined, undefined, onSent),
  ref: () => channel.ref(),
  unref: () => channel.unref(),
});

keepOutput();
process.on("disconnect", () => {
  carrier.cut();
  parentEnded();
  // Nobody is left to wait for this process, to read its results or to end it.
  setImmediate(() => process.exit());
});
process.once("message", (start) => {
  process.on("message", (message) => carrier.receive(message));
  // From now on this process lives as long as its work, or a call to its parent, does.
  channel.unref();
  void run(start as StartMessage & { readonly payload: Uint8Array });
});

async function run({ payload, ...message }: StartMessage & { readonly payload: Uint8Array }): Promise<void> {
  const failure = await runTarget(message, deserialize(payload) as StartArguments, carrier);
  if (failure === undefined) return;
  reportError(message.identity.name, failure);
  await carrier.sent();
  process.exit(1);
}
