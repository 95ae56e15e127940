import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runProgram } from "./run-program.js";

const isSlow = process.env.PARAKERN_SLOW === "1";
const SEED = 20_261_123;

/** Processes of this machine whose environment names a token: seen from outside, whoever their parent is now. */
function withToken(token: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/u.test(pid) && readFileSync(`/proc/${pid}/environ`, "latin1").includes(token);
    } catch {
      return false;
    }
  });
}

async function storm(program: string, ...args: (string | number)[]): Promise<Record<string, unknown>> {
  const token = `PARAKERN_STORM=${process.pid}-${Math.random()}`;
  const [name, value] = token.split("=") as [string, string];
  process.env[name] = value;
  const { stdout, stderr, code } = await runProgram(program, args.map(String)).finally(
    () => delete process.env[name],
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  // The guardian has a second to see that nobody is left to end.
  await expect.poll(() => withToken(token), { timeout: 5000 }).toEqual([]);
  const result = JSON.parse(stdout) as Record<string, unknown>;
  expect(readdirSync("/dev/shm").filter((name) => name.includes(`_${result.pid}_`))).toEqual([]);
  return result;
}

describe(`a storm, seed ${SEED}`, () => {
  it("of processes with random kills loses nothing that it should not", async () => {
    const [processes, kills] = isSlow ? [200, 20] : [24, 6];
    const result = await storm("storm", processes, kills, SEED);
    expect(result).toMatchObject({ lost: [], twice: [], odd: [], alive: 0, descriptors: 0 });
    expect(result.ended).toBe(processes);
  });

  it("of kills of a pool's workers settles each task once, and runs none twice", async () => {
    const [tasks, kills] = isSlow ? [2000, 20] : [300, 5];
    const result = await storm("pool-storm", tasks, kills, SEED);
    expect(result).toMatchObject({ unsettled: 0, twice: [], lost: [], odd: [], descriptors: 0 });
    expect(result.crashed).toBeLessThanOrEqual(kills);
    expect(result.restarted).toBeLessThanOrEqual(kills);
  });
});
