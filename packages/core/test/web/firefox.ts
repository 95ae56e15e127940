import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "./in-page/run.js";
import { remove, serveApp } from "./page.js";

const PATHS = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** The path of Firefox, where it is installed. */
export const firefox = PATHS.find((path) => existsSync(path));

/** Runs the tests of a folder in Firefox; no driver: the page posts what became of them. */
export async function runInFirefox(path: string, folder: string, isIsolated: boolean): Promise<Outcome[]> {
  const profile = mkdtempSync(join(tmpdir(), "parakern-firefox-"));
  writeFileSync(
    join(profile, "user.js"),
    'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n',
  );
  let take!: (body: string) => void;
  const body = new Promise<string>((resolve) => {
    take = resolve;
  });
  const served = await serveApp(folder, { isIsolated, onPost: take });
  const args = ["--headless", "--no-remote", "--profile", profile, `http://localhost:${served.port}/?post`];
  const browser = spawn(path, args, { stdio: "ignore", env: { ...process.env, HOME: profile } });
  const gone = new Promise<void>((resolve) => browser.once("exit", () => resolve()));
  try {
    return JSON.parse(await body) as Outcome[];
  } finally {
    browser.kill();
    await gone;
    served.close();
    remove(profile);
  }
}
