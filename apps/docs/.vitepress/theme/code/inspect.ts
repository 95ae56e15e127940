/** Values as Node's `console.log` shows them, for what examples print. */
export function format(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === "string" ? value : inspect(value))).join(" ");
}

const MOST = 100;

function inspect(value: unknown, depth = 0): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "\\'")}'`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return `[Function: ${value.name || "(anonymous)"}]`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return value.stack || String(value);
  if (Array.isArray(value)) return list("", value, depth);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const array = value as Float64Array;
    return list(`${array.constructor.name}(${array.length}) `, array, depth);
  }
  if (value instanceof Map)
    return braces(
      `Map(${value.size}) `,
      [...value].map(([k, v]) => `${inspect(k, depth + 1)} => ${inspect(v, depth + 1)}`),
    );
  if (value instanceof Set)
    return braces(
      `Set(${value.size}) `,
      [...value].map((item) => inspect(item, depth + 1)),
    );
  // Arrays of a pool say what they hold.
  if ("dtype" in value && "shape" in value) return String(value);
  if (depth > 2) return "[Object]";
  const name = value.constructor?.name;
  const fields = Object.entries(value).map(([key, item]) => `${key}: ${inspect(item, depth + 1)}`);
  return braces(name && name !== "Object" ? `${name} ` : "", fields);
}

function list(prefix: string, items: ArrayLike<unknown>, depth: number): string {
  if (depth > 2) return "[Array]";
  const shown = Array.from({ length: Math.min(MOST, items.length) }, (_, i) => inspect(items[i], depth + 1));
  const more = items.length - shown.length;
  if (more > 0) shown.push(`... ${more} more item${more > 1 ? "s" : ""}`);
  return shown.length ? `${prefix}[ ${shown.join(", ")} ]` : `${prefix}[]`;
}

function braces(prefix: string, fields: readonly string[]): string {
  return fields.length ? `${prefix}{ ${fields.join(", ")} }` : `${prefix}{}`;
}
