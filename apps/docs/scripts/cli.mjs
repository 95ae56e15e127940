import { execFile } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const DIST = fileURLToPath(new URL("../../../packages/cli/dist/", import.meta.url));

/** Writes the page of the command line tool: what its own `--help` says, command by command. */
export async function generateCli(target) {
  const overview = await help();
  const files = await readdir(join(DIST, "commands"));
  const position = (name) => overview.search(new RegExp(`^\\s+${name}\\b`, "m"));
  const names = files
    .filter((file) => file.endsWith(".js"))
    .map((file) => basename(file, ".js"))
    .filter((name) => position(name) >= 0)
    .sort((a, b) => position(a) - position(b));
  const pages = await Promise.all(names.map(async (name) => `## ${name}\n\n${fence(await help(name))}`));
  await writeFile(join(target, "cli.md"), [INTRODUCTION, fence(overview), ...pages, ""].join("\n\n"));
}

async function help(...command) {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [join(DIST, "main.js"), ...command, "--help"], {
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "96" },
  });
  return stdout.trimEnd();
}

function fence(text) {
  return `\`\`\`text\n${text}\n\`\`\``;
}

const INTRODUCTION = `---
aside: false
---

# The parakern command

\`\`\`sh
npm install --global @parakern/cli
parakern --help
\`\`\`

or, without installing it, \`npx @parakern/cli\`. The texts below are what the commands print with \`--help\`.

Results go to standard output, everything else to standard error. The exit code is 0 for success, 1 if the work failed, 2 if the command was not understood, and 130 after Ctrl-C.`;
