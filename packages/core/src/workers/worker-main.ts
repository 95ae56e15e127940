import { type MessagePort, threadId } from "node:worker_threads";
import "../exchange/handles.js";
import { createThreadCarrier } from "../task/port-link.js";
import { resolveTask } from "../task/resolve.js";
import { runMember } from "../team/member.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import { Runner } from "./runner.js";
import { LaneWords } from "./words.js";

/** Installs a pool's lane in this worker and returns at once, so that the thread is idle in the eyes of whoever made it. */
export default function boot({ port }: { port: MessagePort }): number {
  const post = (message: FromWorker, transfer?: readonly Transferable[]) =>
    port.postMessage(message, transfer as Transferable[] as []);
  const runner = new Runner({
    carrier: createThreadCarrier(),
    words: (buffer) => new LaneWords(buffer),
    post,
    resolve: resolveTask,
    flush,
    join: (message) => runMember(message, (reply) => runner.post(reply)),
    // Not terminate(): what was logged is flushed, and exit handlers run.
    exit: () => process.exit(0),
  });
  let received = 0;
  port.on("message", (message: ToWorker) => {
    received++;
    runner.receive(message);
  });
  port.on("messageerror", () => runner.post({ type: "garbled", side: "worker", at: received++ }));
  return threadId;
}

function flush(): Promise<void> | undefined {
  const waiting = [process.stdout, process.stderr].filter((stream) => stream.writableLength > 0);
  if (waiting.length === 0) return undefined;
  return Promise.all(waiting.map(drained)).then(() => {});
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}
