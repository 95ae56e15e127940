import { type File, startTests, type Task, type VitestRunner } from "@vitest/runner";
import { prepare } from "./core.js";

/** What became of a test: its names from the outermost inwards, and what was wrong. */
export interface Outcome {
  readonly names: readonly string[];
  readonly error?: string;
}

/** Files of tests by name, as yet unloaded. */
export type Files = readonly (readonly [name: string, load: () => Promise<unknown>])[];

/** Runs files of tests one after the other. */
export async function runTests(files: Files): Promise<Outcome[]> {
  const loads = new Map(files);
  const runner = {
    config: {
      root: "/",
      sequence: { hooks: "stack", setupFiles: "list", seed: 1 },
      maxConcurrency: 1,
      testTimeout: 30_000,
      hookTimeout: 30_000,
      retry: 0,
      passWithNoTests: true,
      allowOnly: false,
      tags: [],
      setupFiles: [],
    },
    importFile: (path: string) => loads.get(path)!(),
    onBeforeTryTask: prepare,
  } as unknown as VitestRunner;
  return outcomes(await startTests([...loads.keys()], runner));
}

function outcomes(tasks: readonly (File | Task)[]): Outcome[] {
  return tasks.flatMap((task) => {
    const name = "filepath" in task ? (task as File).filepath : task.name;
    const errors = task.result?.errors?.map(({ message, stack }) => `${message}\n${stack}`) ?? [];
    const within = task.type === "suite" ? outcomes(task.tasks) : [];
    if (task.result?.errors?.some(({ name }) => name === "NoSharedMemory")) return [];
    // A suite is told of only where it failed itself.
    const own =
      task.type === "test" || errors.length > 0
        ? [
            {
              names: [] as readonly string[],
              ...(isPassed(task)
                ? {}
                : { error: errors.join("\n") || `It is ${task.result?.state ?? task.mode}.` }),
            },
          ]
        : [];
    return [...own, ...within].map((outcome) => ({ ...outcome, names: [name, ...outcome.names] }));
  });
}

function isPassed({ result }: Task): boolean {
  return result?.state === "pass";
}
