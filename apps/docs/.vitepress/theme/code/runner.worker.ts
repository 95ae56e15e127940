// What a program of a page runs in: a worker, so that the page stays alive and Stop ends whatever there is.
import { format } from "./inspect.js";
import type { RunEvent, RunMessage } from "./messages.js";
import { traceWorkers } from "./trace.js";

const tell = (event: RunEvent) => self.postMessage(event);
const now = () => performance.timeOrigin + performance.now();
/** Lines that engines put before the body of a function made from text. */
const LINES_BEFORE = 2;

self.addEventListener("message", ({ data }) => void run(data as RunMessage), { once: true });
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(event.reason);
});

async function run({ body, workers }: RunMessage): Promise<void> {
  Object.defineProperty(navigator, "hardwareConcurrency", { value: workers });
  traceWorkers(tell);
  // The program's own frames stand below those of the library.
  (Error as { stackTraceLimit?: number }).stackTraceLimit = 50;
  const core = await import("@parakern/core");
  for (const name of ["log", "info", "warn", "error"] as const) {
    console[name] = (...values: unknown[]) => tell({ type: "log", text: format(values) });
  }
  const modules = (name: string) => {
    if (name === "@parakern/core") return core;
    throw new Error(`Programs here import from "@parakern/core"; there is no "${name}".`);
  };
  try {
    const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
    const program = new AsyncFunction("__modules", `${body}\n//# sourceURL=program.ts`);
    tell({ type: "began", at: now() });
    await program(modules);
    tell({ type: "done", at: now() });
  } catch (error) {
    fail(error, body);
  }
}

function fail(error: unknown, body = ""): void {
  const isError = error instanceof Error;
  const line = isError ? (lineOf(error) ?? lineQuoted(error, body)) : undefined;
  const message = isError ? `${error.name}: ${error.message}` : format([error]);
  tell({ type: "failed", at: now(), message, ...(line ? { line } : {}) });
}

function lineOf(error: Error): number | undefined {
  const [, line] = /program\.ts:(\d+)/.exec(error.stack ?? "") ?? [];
  return line === undefined ? undefined : Number(line) - LINES_BEFORE;
}

/** Where the text stands that an error quotes: the check of a function comes after the call. */
function lineQuoted({ message }: Error, body: string): number | undefined {
  const [, quoted] = /\(line \d+: (.*?)\) from around/.exec(message) ?? [];
  const at = quoted ? body.indexOf(quoted) : -1;
  return at < 0 ? undefined : body.slice(0, at).split("\n").length;
}
