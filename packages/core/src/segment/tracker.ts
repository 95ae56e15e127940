import { spawn } from "node:child_process";
import type { Writable } from "node:stream";
import { sweepNamed, unlinkNamed } from "./named-file.js";

/**
 * Reads "+ name" and "- name", until the pipe ends because its writer has, however that ended; then takes away the
 * names that are left.
 */
const script = `
all=' '
while read -r sign name; do
  case $sign in
    +) all="$all$name ";;
    -) all="\${all%% $name *} \${all#* $name }";;
  esac
done
set -- $all
for name do
  [ -e "/dev/shm/$name" ] && rm -f -- "/dev/shm/$name" && echo "parakern: shared memory $name was left over and has been removed." >&2
done
`;

const tracked = new Set<string>();
let pipe: Writable | undefined;

/** Has a name taken away after this process ends, with a warning, unless that is done before. */
export function track(name: string): void {
  if (pipe === undefined) {
    sweepNamed();
    pipe = startTracker();
    process.on("exit", removeLeftOver);
  }
  tracked.add(name);
  pipe.write(`+ ${name}\n`);
}

/** The name is gone. */
export function untrack(name: string): void {
  if (tracked.delete(name)) pipe?.write(`- ${name}\n`);
}

function removeLeftOver(): void {
  for (const name of tracked) {
    try {
      unlinkNamed(name);
      process.stderr.write(
        `parakern: shared memory ${name} was not unlinked before the end of its owner, and has been removed.\n`,
      );
    } catch {
      // Somebody else has unlinked it.
    }
    untrack(name);
  }
}

function startTracker(): Writable {
  const tracker = spawn("/bin/sh", ["-c", script], {
    // In a session of its own: Ctrl-C is for the program.
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
    cwd: "/",
    env: { PATH: "/usr/bin:/bin" },
  });
  tracker.on("error", () => {});
  tracker.stdin.on("error", () => {});
  tracker.unref();
  (tracker.stdin as unknown as { unref(): void }).unref();
  return tracker.stdin;
}
