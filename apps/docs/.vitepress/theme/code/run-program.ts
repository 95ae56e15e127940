import type { RunEvent } from "./messages.js";
import { type Lane, recordSpan } from "./spans.js";

/** A program under way. */
export interface Running {
  stop(): void;
}

/** What a page shows of a program. */
export interface Listener {
  lanes(lanes: readonly Lane[]): void;
  began(at: number): void;
  log(text: string): void;
  ended(at: number, failure?: { readonly message: string; readonly line?: number }): void;
}

/** Runs the body of a program in a worker of its own, with pools of so many workers. */
export function runProgram(body: string, workers: number, listener: Listener): Running {
  const worker = new Worker(new URL("./runner.worker.ts", import.meta.url), { type: "module" });
  const lanes: Lane[] = [];
  const end = (at: number, failure?: { message: string; line?: number }) => {
    worker.terminate();
    listener.ended(at, failure);
  };
  worker.addEventListener("error", (event) =>
    end(now(), { message: event.message || "The program could not be started." }),
  );
  worker.addEventListener("message", ({ data }) => {
    const event = data as RunEvent;
    switch (event.type) {
      case "lane":
        lanes.push(event.lane);
        listener.lanes([...lanes]);
        break;
      case "span":
        recordSpan(lanes[event.lane]!.memory, ...event.span);
        break;
      case "began":
        listener.began(event.at);
        break;
      case "log":
        listener.log(event.text);
        break;
      case "done":
        end(event.at);
        break;
      case "failed":
        end(event.at, event);
    }
  });
  worker.postMessage({ body, workers });
  return { stop: () => worker.terminate() };
}

/** Now, on the clock that all threads share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
