import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** Where a suite runs, as each says it in its title. */
const PLACES: readonly RegExp[] = [
  /, context (process|thread)\b/,
  /\bon (process|thread|inline)$/,
  /, served from: (process|thread|here)$/,
  /, between (threads|processes that share memory|processes that share none)$/,
  /^Queue (over links|in mapped memory|in memory of threads),.*$/,
];

interface Listed {
  readonly name: string;
  readonly file: string;
}

/** Each behaviour of some files, by its title, and all places where it is tried. */
async function behaviours(...files: string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const vitest = fileURLToPath(new URL("../vitest.mjs", import.meta.resolve("vitest")));
  const { stdout } = await promisify(execFile)(process.execPath, [vitest, "list", ...files, "--json"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    maxBuffer: 1 << 26,
  });
  const found = new Map<string, Set<string>>();
  for (const { name, file } of JSON.parse(stdout.slice(stdout.indexOf("["))) as Listed[]) {
    // The same cases stand in files of their own for each transport.
    const transport = /-over-links\.test\.ts$/.test(file) ? "over links" : "";
    const [suite = "", ...titles] = name.split(" > ");
    for (const pattern of PLACES) {
      const place = pattern.exec(suite)?.[1];
      if (place === undefined) continue;
      const behaviour = [suite.replace(pattern, ""), ...titles].join(" > ");
      found.set(behaviour, (found.get(behaviour) ?? new Set()).add(`${place} ${transport}`.trim()));
    }
  }
  return found;
}

/** Loading every test takes its time. */
const isSlow = process.env.PARAKERN_SLOW === "1";

it("three hundred behaviours are tried in both contexts, those of what is shared over every transport", async () => {
  const places = [...(await behaviours(...(isSlow ? [] : ["test/sync", "test/shared"]))).values()];
  const countOf = (...wanted: string[]) =>
    places.filter((place) => wanted.every((each) => place.has(each))).length;
  const nouns = countOf("threads", "processes that share memory", "processes that share none");
  expect(nouns).toBeGreaterThanOrEqual(80);
  if (!isSlow) return;
  const queues = countOf("in memory of threads", "in mapped memory", "over links");
  const exchange = countOf("thread", "process", "thread over links", "process over links");
  expect(nouns + queues + exchange).toBeGreaterThanOrEqual(120);
  expect(nouns + queues + countOf("thread", "process")).toBeGreaterThanOrEqual(300);
}, 120_000);
