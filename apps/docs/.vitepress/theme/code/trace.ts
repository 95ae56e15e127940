import type { RunEvent } from "./messages.js";
import { MOST_SPANS, recordSpan, spanMemory } from "./spans.js";

const LISTENER = Symbol.for("parakern.span");

/** What each worker runs ahead of its own code: it writes down what it does, or tells where no memory is shared. */
const PRELUDE = `self.addEventListener("message", (event) => {
  event.stopImmediatePropagation();
  const memory = event.data;
  self[Symbol.for("parakern.span")] = (kind, began, ended) => {
    if (!memory) return self.postMessage([kind, began, ended]);
    const count = memory[0];
    if (count >= ${MOST_SPANS}) return;
    memory.set([kind === "task" ? 0 : 1, began, ended], 1 + 3 * count);
    memory[0] = count + 1;
  };
  importScripts(SOURCE);
}, { once: true });
`;

/** Makes each worker that this thread starts a lane of the picture; this thread is the first. */
export function traceWorkers(tell: (event: RunEvent) => void): void {
  let lanes = 0;
  const addLane = (name: string) => {
    const memory = spanMemory();
    tell({ type: "lane", lane: { name, memory } });
    return { memory, number: lanes++ };
  };
  const here = addLane("program");
  const listener = (...span: ["task" | "chunk", number, number]) => {
    if (crossOriginIsolated) recordSpan(here.memory, ...span);
    else tell({ type: "span", lane: here.number, span });
  };
  (globalThis as { [key: symbol]: unknown })[LISTENER] = listener;

  self.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      const code = PRELUDE.replace("SOURCE", () => JSON.stringify(String(url)));
      super(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), options);
      const { memory, number } = addLane(`worker ${lanes}`);
      this.postMessage(crossOriginIsolated ? memory : undefined);
      this.addEventListener("message", ({ data }) => tell({ type: "span", lane: number, span: data }));
    }
  };
}
