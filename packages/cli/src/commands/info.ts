import { cpus, freemem, totalmem } from "node:os";
import { cpuCount, features } from "@parakern/core";
import { paintFor } from "../terminal/color.js";
import { type CommonOptions, createCommand, parseArguments } from "../terminal/command.js";
import { version } from "../terminal/dispatch.js";
import { writeJson, writeLines } from "../terminal/write.js";

const help = {
  summary: "What this machine has for parallel work: cores, engine features, versions and memory.",
  usage: "[options]",
  examples: [
    ["parakern info", "for people"],
    ["parakern info --json", "for bug reports and scripts"],
  ],
} as const;

/** `parakern info`. */
export async function run(args: readonly string[]): Promise<void> {
  const command = createCommand("info", help);
  if (!parseArguments(command, args)) return;
  const { json, color } = command.opts<CommonOptions>();
  const info = collectInfo();
  if (json) return writeJson(info);
  const paint = paintFor(process.stdout, color);
  const yesNo = (has: boolean) => (has ? paint("green", "yes") : paint("yellow", "no"));
  const rows: [string, string][] = [
    ["parakern", info.versions.parakern],
    ["node", `${info.versions.node} (V8 ${info.versions.v8})`],
    ["system", `${info.platform} ${info.arch}`],
    ["processor", info.processor],
    ["cores", `${info.cores} (workers by default)`],
    ["memory", `${gigabytes(info.memory.total)} GiB, ${gigabytes(info.memory.free)} free`],
    ...Object.entries(info.features).map(([name, has]): [string, string] => [
      FEATURES[name] ?? name,
      yesNo(has),
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  await writeLines(rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`));
}

const FEATURES: Readonly<Record<string, string>> = {
  simd: "SIMD",
  relaxedSimd: "relaxed SIMD",
  sharedMemory: "shared memory",
  waitAsync: "Atomics.waitAsync",
  mappedMemory: "memory mapped between processes",
};

function collectInfo() {
  const { node, v8 } = process.versions;
  return {
    versions: { parakern: version(), node, v8 },
    platform: process.platform,
    arch: process.arch,
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpuCount(),
    memory: { total: totalmem(), free: freemem() },
    features: { ...features() } as Readonly<Record<string, boolean>>,
  };
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}
