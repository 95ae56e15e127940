import { fstatSync } from "node:fs";

interface StreamHandle {
  setBlocking?(isBlocking: boolean): void;
}

/**
 * Makes writes to stdout and stderr return only when they are through, where these are pipes.
 *
 * A pipe that is shared with the parent does not block, so that `process.exit()` would drop what its reader has not
 * taken yet.
 */
export function keepOutput(): void {
  for (const [fd, name] of [
    [1, "stdout"],
    [2, "stderr"],
  ] as const) {
    // To look at the stream makes it, which costs milliseconds: files and terminals are spared that.
    if (isPipe(fd)) (process[name] as unknown as { _handle?: StreamHandle })._handle?.setBlocking?.(true);
  }
}

/** Resolves once everything that was written to stdout and stderr has been taken, by the main thread where this is another. */
export async function outputTaken(): Promise<void> {
  const streams = [process.stdout, process.stderr].filter((stream) => stream.writableLength > 0);
  await Promise.all(
    streams.map((stream) => new Promise<void>((resolve) => stream.write("", () => resolve()))),
  );
}

function isPipe(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}
