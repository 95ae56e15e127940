// Makes sure that the one thing npm cannot install for the tests is there: a Chromium for those of the docs site.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** What to do where there is no Chromium. */
export const ADVICE =
  "No Chromium found: install it (Debian: apt-get install chromium) or set PARAKERN_CHROMIUM to its path.";

/** The path of a Chromium on this machine, or undefined. */
export function findChromium() {
  const given = process.env.PARAKERN_CHROMIUM;
  if (given) return isExecutable(given) ? given : undefined;
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}

function install() {
  const run = (...args) =>
    execFileSync("apt-get", ["-q", "-y", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  console.error("Installing Chromium with apt-get, for the tests of the docs site …");
  run("update");
  run("install", "--no-install-recommends", "chromium", "fonts-liberation");
}

function main() {
  if (findChromium()) return;
  if (canInstall()) {
    try {
      install();
    } catch (error) {
      console.error(`apt-get failed: ${error.message.split("\n")[0]}`);
    }
  }
  // Not an error here: everything else can be tested without it, and the test that needs it fails with this line.
  if (!findChromium()) console.error(ADVICE);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
