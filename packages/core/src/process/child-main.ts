import { openChannel } from "./child-channel.js";
import type { IpcCarrier } from "./ipc-carrier.js";
import { reportError } from "./report.js";
import { runTarget } from "./run-target.js";
import { deserialize } from "./serialize.js";
import type { StartArguments, StartMessage } from "./start-message.js";

type Start = StartMessage & { readonly payload: Uint8Array };

openChannel<Start>((start, carrier) => void run(start, carrier));

async function run({ payload, ...message }: Start, carrier: IpcCarrier): Promise<void> {
  const failure = await runTarget(message, deserialize(payload) as StartArguments, carrier);
  if (failure === undefined) return;
  reportError(message.identity.name, failure);
  await carrier.sent();
  process.exit(1);
}
