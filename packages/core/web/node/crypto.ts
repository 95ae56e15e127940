/** As of `node:crypto`; the browser's own is there on secure pages alone. */
export function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
