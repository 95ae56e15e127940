import type { CheckedOptions } from "../../src/pool/options.js";
import { hasSharedMemory } from "../../src/shared-memory.js";
import type { Backend } from "../../src/workers/backend.js";
import { WebBackend } from "../../src/workers/web.js";
import type { WebWorker } from "../../src/workers/web-messages.js";
import { programBase } from "../task/base.js";

let hasTold = false;

/** The dedicated workers of a page; where they will share no memory, the console says so once. */
export function createBackend(options: CheckedOptions): Backend {
  if (!hasSharedMemory() && !hasTold) {
    hasTold = true;
    console.warn(
      "Parakern: this page is not cross-origin isolated, so its threads share no memory: kernels run on one thread, " +
        "and what map sends is copied. Two headers mend that: Cross-Origin-Opener-Policy: same-origin and " +
        "Cross-Origin-Embedder-Policy: require-corp.",
    );
  }
  return new WebBackend(() => createWorker(options));
}

async function createWorker({ createWorker, workerUrl, name }: CheckedOptions): Promise<WebWorker> {
  if (createWorker) return createWorker();
  return new Worker(
    workerUrl === undefined ? await blobUrl() : startable(new URL(workerUrl, programBase())),
    { name },
  );
}

let own: string | undefined;

/** The worker's code comes in a chunk of its own, so that no bundler has to be told of a file. */
async function blobUrl(): Promise<string> {
  const { source } = await import("../worker-source.js");
  own ??= toBlob(source);
  return own;
}

/** A worker must be of the page's own origin; its code need not be. */
function startable(url: URL): string {
  return url.origin === location.origin ? url.href : toBlob(`importScripts(${JSON.stringify(url.href)});`);
}

function toBlob(source: string): string {
  return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
}
