import "../exchange/handles.js";
import { openChannel } from "../process/child-channel.js";
import { assumeIdentity } from "../process/identity.js";
import type { IpcCarrier } from "../process/ipc-carrier.js";
import { encodeError } from "../task/encode-error.js";
import { resolveTask } from "../task/resolve.js";
import type { FromProcess, ProcessStart } from "./process-messages.js";
import type { ToWorker } from "./protocol.js";
import { Runner } from "./runner.js";
import { TellingWords } from "./told-words.js";

openChannel<ProcessStart>(({ identity, ticket }, carrier) => {
  assumeIdentity(identity);
  serve(carrier, ticket);
});

/** A worker of a pool until the pool, or the process that it belongs to, ends. */
function serve(carrier: IpcCarrier, ticket: unknown): void {
  const link = carrier.accept(ticket);
  // An idle worker waits.
  link.ref();
  const send = (message: FromProcess): void => link.send(message);
  const words = new TellingWords((told) => {
    send(told);
    return carrier.sent();
  });
  const runner = new Runner({
    carrier,
    words: () => words,
    post: send,
    resolve: resolveTask,
    // Nothing waits: writes return when they are through (keepOutput).
    flush: () => undefined,
    join: () => {
      throw new Error("A worker in a process of its own cannot join a team: they share no memory.");
    },
    exit: () => process.exit(0),
  });
  let received = 0;
  link.onMessage = (message) => {
    received++;
    runner.receive(message as ToWorker);
  };
  link.onDamage = () => runner.post({ type: "garbled", side: "worker", at: received++ });
  process.on("uncaughtException", (error) => {
    // Somebody else's: a task that handles such errors itself.
    if (process.listenerCount("uncaughtException") > 1) return;
    send({ type: "fell", error: encodeError(error) });
    void carrier.sent().then(() => process.exit(1));
  });
}
