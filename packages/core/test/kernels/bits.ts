import { NDArray, type Pool } from "@parakern/core";
import type { ArrayData } from "./cases.js";

type AnyCall = ((...args: unknown[]) => Promise<unknown>) & { sync(...args: unknown[]): unknown };

/** A call's result as bytes; its arrays are freed. */
export async function bytesOf(
  pool: Pool,
  name: string,
  args: readonly unknown[],
  isSync = false,
): Promise<Uint8Array> {
  const given = args.map((arg) => {
    if (typeof arg === "number" || !("data" in (arg as object))) return arg;
    const { data, shape } = arg as ArrayData;
    return pool.array(data, { shape });
  });
  const method = (pool.kernels as unknown as Record<string, AnyCall>)[name]!;
  const result = isSync ? method.sync(...given) : await method(...given);
  const raw = arraysOf(result).map(
    ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  );
  const copy = new Uint8Array(raw.reduce((length, bytes) => length + bytes.length, 0));
  let at = 0;
  for (const bytes of raw) {
    copy.set(bytes, at);
    at += bytes.length;
  }
  for (const array of [...given, ...arraysOf(result)]) if (array instanceof NDArray) array.free();
  return copy;
}

/** A result as arrays, which a number and several arrays are made. */
function arraysOf(result: unknown): readonly { readonly data: ArrayBufferView }[] {
  if (result instanceof NDArray) return [result];
  if (typeof result === "number") return [{ data: Float64Array.of(result) }];
  return Object.values(result as Record<string, NDArray>);
}

/** A number that other bytes would hardly have (FNV-1a over words). */
export function digestOf(bytes: Uint8Array): number {
  let digest = 0x811c9dc5;
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  for (let i = 0; i < words.length; i++) digest = Math.imul(digest ^ words[i]!, 0x01000193);
  for (let i = words.length * 4; i < bytes.length; i++) digest = Math.imul(digest ^ bytes[i]!, 0x01000193);
  return digest >>> 0;
}
