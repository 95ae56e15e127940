/** What this browser kept under a name, where it kept something that can be read. */
export function lastKept<T>(name: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a measurement in this browser, where that allows it. */
export function keep(name: string, measured: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(measured));
  } catch {
    // Then it is only shown.
  }
}
