import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

/** One process of the family program: connected as long as it lives. */
interface Member {
  readonly pid: number;
  readonly hasEnded: Promise<unknown>;
}

const program = fileURLToPath(new URL("./programs/family.mjs", import.meta.url));
let folder: string;
let server: Server;
let members: Promise<Member>[];

/** By depth: 2 is the program itself, 0 its grandchild. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parakern-family-"));
  const resolvers: ((member: Member) => void)[] = [];
  members = [0, 1, 2].map((depth) => new Promise((resolve) => resolvers.splice(depth, 0, resolve)));
  server = createServer((socket: Socket) => {
    const hasEnded = once(socket, "close");
    socket.on("error", () => {});
    socket.once("data", (data) => {
      const { depth, pid } = JSON.parse(String(data));
      resolvers[depth]!({ pid, hasEnded });
    });
  });
  server.listen(join(folder, "socket"));
  await once(server, "listening");
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function start(how: string): Promise<{ family: Member[]; stdout: Promise<string> }> {
  const child = spawn(process.execPath, [program, join(folder, "socket"), how], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (data) => {
    text += data;
  });
  const stdout = once(child, "close").then(() => text);
  return { family: await Promise.all(members), stdout };
}

it.each(["idle", "busy"])("nobody is left when the parent is killed, %s", async (how) => {
  const { family } = await start(how);
  process.kill(family[2]!.pid, "SIGKILL");
  await Promise.all(family.map((member) => member.hasEnded));
});

it("a grandchild sees that its parent was killed", async () => {
  const { family, stdout } = await start("idle");
  process.kill(family[1]!.pid, "SIGKILL");
  await Promise.all([family[0]!.hasEnded, family[1]!.hasEnded]);
  process.kill(family[2]!.pid, "SIGKILL");
  expect(await stdout).toBe("0 saw it\n");
});
