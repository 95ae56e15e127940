import { afterAll, describe, expect, it } from "vitest";
import { firefox, runInFirefox } from "./firefox.js";
import type { Outcome } from "./in-page/run.js";
import { launch, open, remove } from "./page.js";
import { bundleSuite } from "./suite.js";

// The same files that Node runs, in pages: what became of each test there is a test here.

/** What threads do without shared memory too. */
const ANYWHERE = [
  "web/in-page/nouns.test",
  "exchange/pipe-cases",
  "exchange/kinds-cases",
  "pool/calls.test",
  "pool/crashes.test",
  "pool/slots.test",
];
/** Where all of it comes down to words in shared memory. */
const SHARED = [
  "kernels/calls.test",
  "pool/imap.test",
  "pool/lifecycle.test",
  "pool/limits.test",
  "pool/map.test",
  "pool/workers.test",
];
/** Where somebody sleeps on such a word. */
const ASLEEP = ["web/in-page/nouns.test", "kernels/calls.test", "pool/limits.test"];

interface PageKind {
  readonly name: string;
  readonly isIsolated: boolean;
  readonly files: readonly string[];
  readonly query?: string;
}

const pages: readonly PageKind[] = [
  { name: "that is isolated", isIsolated: true, files: [...ANYWHERE, ...SHARED] },
  { name: "that is not isolated", isIsolated: false, files: ANYWHERE },
  { name: "without Atomics.waitAsync", isIsolated: true, files: ASLEEP, query: "?without-wait-async" },
];

const [browser, folder] = await Promise.all([launch(), bundleSuite([...ANYWHERE, ...SHARED])]);

afterAll(async () => {
  await browser.close();
  remove(folder);
});

async function runInChromium({ isIsolated, files, query }: PageKind): Promise<Outcome[]> {
  await using loaded = await open(browser, folder, { isIsolated }, query);
  return (await loaded.page.evaluate(`runTests(${JSON.stringify(files)})`)) as Outcome[];
}

function tell(where: string, outcomes: readonly Outcome[]): void {
  describe(where, () => {
    it("runs the tests of Node", () => expect(outcomes.length).toBeGreaterThan(100));
    it.each(outcomes.map(({ names, error }) => ({ name: names.join(" > "), error })))("$name", ({ error }) =>
      expect(error).toBeUndefined(),
    );
  });
}

// Most tests wait more than they compute.
const outcomes = await Promise.all(pages.map(runInChromium));
for (const [i, { name }] of pages.entries()) tell(`in a page of Chromium ${name}`, outcomes[i]!);

if (firefox && process.env.PARAKERN_SLOW) {
  for (const isIsolated of [true, false])
    tell(
      `in a page of Firefox that is ${isIsolated ? "" : "not "}isolated`,
      await runInFirefox(firefox, folder, isIsolated),
    );
}
