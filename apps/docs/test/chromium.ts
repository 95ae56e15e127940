import { type Browser, chromium } from "playwright-core";
import { ADVICE, findChromium } from "../../../scripts/provision.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless Chromium of this machine; throws with what to install where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(ADVICE);
  return await chromium.launch({ executablePath, args: FLAGS });
}
