import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parakern } from "./helpers/run-cli.js";

const COMMANDS = ["speedup", "processes", "map", "run", "kernels", "bench", "info"];

describe("help", () => {
  it("is what a bare parakern prints", async () => {
    const [bare, long, short, word] = await Promise.all(
      [[], ["--help"], ["-h"], ["help"]].map((args) => parakern(args)),
    );
    expect(bare).toMatchObject({ code: 0, stderr: "" });
    expect(bare!.stdout).toMatchSnapshot();
    expect([long, short, word]).toEqual([bare, bare, bare]);
  });

  it.each(COMMANDS)("of %s begins with examples", async (command) => {
    const [page, other] = await Promise.all([parakern([command, "--help"]), parakern(["help", command])]);
    expect(page).toMatchObject({ code: 0, stderr: "" });
    expect(page.stdout).toMatchSnapshot();
    expect(other).toEqual(page);
  });

  it("of a kernel comes from its entry", async () => {
    const page = await parakern(["run", "histogram", "--help"]);
    expect(page).toMatchObject({ code: 0, stderr: "" });
    expect(page.stdout).toContain("--bins <n>");
    expect(page.stdout).toContain("$ parakern run histogram ".slice(2));
  });

  it("fits a terminal of 80 columns", async () => {
    for (const args of [[], ...COMMANDS.map((command) => [command, "--help"])]) {
      const { stdout } = await parakern(args);
      for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
    }
  });

  it("has the version of the package", async () => {
    const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    for (const flag of ["--version", "-V"]) {
      expect(await parakern([flag])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
    }
  });

  it("loads nothing but the table of commands", () => {
    for (const file of ["main.ts", "terminal/dispatch.ts", "terminal/guard-process.ts"]) {
      const source = readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8");
      for (const [, from] of source.matchAll(/^(?:import|\} from)\b.*?"([^"]+)";$/gm)) {
        expect(from).toMatch(/^node:|^\.\/(terminal\/)?(dispatch|guard-process)\.js$/);
      }
    }
  });
});
