import { parentPort, workerData } from "node:worker_threads";
import { createThreadCarrier } from "../task/port-link.js";
import { outputTaken } from "./keep-output.js";
import { runTarget } from "./run-target.js";
import type { StartArguments, StartMessage } from "./start-message.js";

const failure = await runTarget(
  workerData as StartMessage,
  workerData as StartArguments,
  createThreadCarrier(),
);
if (failure !== undefined) {
  parentPort?.postMessage(failure);
  await outputTaken();
  process.exit(1);
}
