import { IpcCarrier } from "./ipc-carrier.js";
import { keepOutput } from "./keep-output.js";
import { parentEnded } from "./parent.js";

/** The child's end of `forkEntry`: calls `onStart` with the first message. To be called before the event loop turns. */
export function openChannel<Start>(onStart: (start: Start, carrier: IpcCarrier) => void): void {
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
    onStart(start as Start, carrier);
  });
}
