import { spawn } from "node:child_process";
import type { Writable } from "node:stream";

/**
 * Reads "+ pid" and "- pid", until the pipe ends because its writer has; then ends who is left.
 *
 * Children see by themselves that their parent has ended, and get a second for that. One that is busy, in a loop
 * that never returns to its event loop, sees nothing.
 */
const script = `
all=' '
while read -r sign pid; do
  case $sign in
    +) all="$all$pid ";;
    -) all="\${all%% $pid *} \${all#* $pid }";;
  esac
done
set -- $all
[ $# -eq 0 ] && exit
sleep 1
kill -9 "$@" 2>/dev/null
`;

let pipe: Writable | undefined;

/** Has a child process ended after this one ends, however that happens; returns what says that it has ended before. */
export function guard(pid: number): () => void {
  pipe ??= startGuardian();
  pipe?.write(`+ ${pid}\n`);
  return () => pipe?.write(`- ${pid}\n`);
}

function startGuardian(): Writable | undefined {
  if (process.platform === "win32") return undefined;
  const guardian = spawn("/bin/sh", ["-c", script], {
    // In a session of its own: Ctrl-C is for the program.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
    env: { PATH: "/usr/bin:/bin" },
  });
  // Without a shell, or once somebody has ended it, children still see the end of their channel.
  guardian.on("error", () => {});
  guardian.stdin.on("error", () => {});
  guardian.unref();
  (guardian.stdin as unknown as { unref(): void }).unref();
  return guardian.stdin;
}
