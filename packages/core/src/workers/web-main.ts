import "../exchange/handles.js";
import { myHolder } from "../segment/holder.js";
import { encodeError } from "../task/encode-error.js";
import { createThreadCarrier } from "../task/port-link.js";
import { resolveTask } from "../task/resolve.js";
import { runMember } from "../team/member.js";
import type { ToWorker } from "./protocol.js";
import { Runner } from "./runner.js";
import { TellingWords } from "./told-words.js";
import type { FromWeb, WebStart } from "./web-messages.js";
import { LaneWords } from "./words.js";

/** What a worker of a browser runs: the lane of a pool, over the port that its first message brings. */
function serve({ port, sharesMemory }: WebStart): void {
  const send = (message: FromWeb, transfer: readonly Transferable[] = []): void =>
    port.postMessage(message, transfer as Transferable[]);
  const words = new TellingWords(async (told) => send(told));
  const runner = new Runner({
    carrier: createThreadCarrier(),
    words: (buffer) => (sharesMemory ? new LaneWords(buffer) : words),
    post: send,
    resolve: resolveTask,
    flush: () => undefined,
    join: (message) => runMember(message, (reply) => runner.post(reply)),
    exit: () => self.close(),
  });
  let received = 0;
  port.onmessage = ({ data }) => {
    received++;
    runner.receive(data as ToWorker);
  };
  port.onmessageerror = () => runner.post({ type: "garbled", side: "worker", at: received++ });
  tellOfEnd(send);
  send({ type: "up", holder: myHolder() });
}

/** Nobody else does: a worker that closes itself ends without an event, and one that fails goes on. */
function tellOfEnd(send: (message: FromWeb) => void): void {
  const close = self.close.bind(self);
  const leave = (exitCode: number): void => {
    send({ type: "gone", exitCode });
    close();
  };
  const fall = (event: Event, error: unknown): void => {
    event.preventDefault();
    send({ type: "fell", error: encodeError(error) });
    leave(1);
  };
  self.close = () => leave(0);
  self.addEventListener("error", (event) => fall(event, event.error ?? new Error(event.message)));
  self.addEventListener("unhandledrejection", (event) => fall(event, event.reason));
}

self.addEventListener("message", ({ data }) => serve(data as WebStart), { once: true });
