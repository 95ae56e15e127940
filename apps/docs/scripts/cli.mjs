import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PARAKERN = fileURLToPath(new URL("../../../packages/cli/dist/main.js", import.meta.url));

/** Writes the page of the command line tool: what its own `--help` says, command by command. */
export async function generateCli(target) {
  const overview = await help();
  const [, commands] = /^Commands:\n((?: .*\n)+)/m.exec(overview);
  const names = [...commands.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
  const pages = await Promise.all(names.map(async (name) => `## ${name}\n\n${fence(await help(name))}`));
  await writeFile(join(target, "cli.md"), [INTRODUCTION, fence(overview), ...pages, ""].join("\n\n"));
}

async function help(...command) {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [PARAKERN, ...command, "--help"], {
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
