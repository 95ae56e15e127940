import { once } from "node:events";

/** Writes to stdout at the pace of whoever reads it. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Writes lines to stdout. */
export function writeLines(lines: readonly string[]): Promise<void> {
  return write(`${lines.join("\n")}\n`);
}

/** Writes a value as JSON, indented for people. */
export function writeJson(value: unknown): Promise<void> {
  return write(`${JSON.stringify(value, undefined, 2)}\n`);
}
