import type { MessagePort } from "node:worker_threads";

// CommonJS, because piscina tries require() before import(): a thread that is terminated while Node 20 requires an ES
// module takes the whole process with it (v8::Module::IsGraphAsync, fatal).
const main = import("./worker-main.js");

/** What piscina runs once in each thread. */
async function boot(data: { port: MessagePort }): Promise<number> {
  return (await main).default(data);
}

export = boot;
