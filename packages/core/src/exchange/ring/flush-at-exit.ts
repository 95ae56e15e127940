interface Flushed {
  readonly unsent: number;
  flushSync(): void;
}

const pending = new Set<Flushed>();
let isHooked = false;

/** Has what an outbox has accepted sent before this process or thread exits, also by `process.exit()`. */
export function flushAtExit(outbox: Flushed): void {
  if (pending.size > 64) for (const each of pending) if (each.unsent === 0) pending.delete(each);
  pending.add(outbox);
  if (isHooked) return;
  isHooked = true;
  process.on("exit", () => {
    for (const each of pending) each.flushSync();
  });
}
