import { readonly, ref, shallowRef } from "vue";
import { type DrawnLane, drawLanes } from "./lanes-chart.js";
import { type Listener, now, type Running, runProgram } from "./run-program.js";
import type { Lane } from "./spans.js";

/** What went wrong, and in which line where that is known. */
export interface Failure {
  readonly message: string;
  readonly line?: number;
}

/** Most lines that a page keeps of an output. */
const MOST_LINES = 1000;

/** A program that a box runs, and what the box shows of it. */
export function useProgram() {
  const state = ref<"idle" | "running" | "done" | "failed" | "stopped">("idle");
  const output = ref<string[]>([]);
  const failure = ref<Failure>();
  const lanes = shallowRef<readonly DrawnLane[]>([]);
  const milliseconds = ref(0);
  let running: Running | undefined;
  let settle: (() => void) | undefined;

  /** Resolves when the program has ended, failed or been stopped. */
  async function run(source: string, workers: number): Promise<void> {
    state.value = "running";
    output.value = [];
    failure.value = undefined;
    lanes.value = [];
    try {
      const { compileProgram } = await import("./compile-program.js");
      await watch((listener) => runProgram(compileProgram(source), workers, listener));
    } catch (error) {
      const { message, line } = error as Error & { line?: number };
      failure.value = { message, ...(line === undefined ? {} : { line }) };
      state.value = "failed";
    }
  }

  function watch(start: (listener: Listener) => Running) {
    let traced: readonly Lane[] = [];
    let since = now();
    const draw = (at: number) => {
      milliseconds.value = at - since;
      lanes.value = drawLanes(traced, since, at);
    };
    const frame = () => {
      if (state.value !== "running") return;
      draw(now());
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return new Promise<void>((resolve) => {
      settle = resolve;
      running = start({
        lanes: (all) => {
          traced = all;
        },
        began: (at) => {
          since = at;
        },
        log: (text) => {
          if (output.value.length < MOST_LINES) output.value.push(text);
        },
        ended: (at, failed) => {
          draw(at);
          failure.value = failed;
          state.value = failed ? "failed" : "done";
          resolve();
        },
      });
    });
  }

  function stop(): void {
    if (state.value !== "running") return;
    running?.stop();
    state.value = "stopped";
    settle?.();
  }

  return { state: readonly(state), output, failure, lanes, milliseconds, run, stop };
}
