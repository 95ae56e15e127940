import { expect, it } from "vitest";
import { apply } from "../../src/pool/apply.js";
import { AsyncResult } from "../../src/pool/async-result.js";
import type { Claimant } from "../../src/pool/claim.js";
import type { PoolCore } from "../../src/pool/core.js";
import { createCore } from "../../src/pool/create-core.js";
import type { WorkerHandle } from "../../src/workers/backend.js";

// A worker comes when its lane is loaded, and no later than the tests look.
await Promise.all([import("../../src/pool/lane.js"), import("../../src/workers/inline.js")]);

/** Takes workers as a team does, and notes what it is told. */
class FakeTeam implements Claimant {
  readonly priority: number;
  readonly taken: WorkerHandle[] = [];
  presses = 0;
  reason: unknown;
  #width: number;

  constructor(width: number, priority = 0) {
    this.#width = width;
    this.priority = priority;
  }

  wants(): number {
    return this.#width - this.taken.length;
  }

  take(worker: WorkerHandle): void {
    this.taken.push(worker);
  }

  pressed(): void {
    this.presses++;
  }

  ended(reason: unknown): void {
    this.reason = reason;
  }

  giveBack(core: PoolCore): void {
    core.scheduler.giveBack(this.taken.pop()!);
  }
}

const open = (size: number) => createCore({ size, backend: "inline", name: "claimed" }, {});

const run = <R>(core: PoolCore, task: () => R): AsyncResult<Awaited<R>> =>
  new AsyncResult((sink) => apply(core, task, [], {}, {}, sink));

/** Everything that can happen by now has happened. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise(setImmediate);
}

async function end(core: PoolCore): Promise<void> {
  core.close();
  await core.join();
}

it("lends as many idle workers as are wanted, and gives tasks the others", async () => {
  const core = open(3);
  const team = new FakeTeam(2);
  const claim = core.scheduler.claim(team);
  await settled();
  expect(team.taken).toHaveLength(2);
  expect(await run(core, () => 1)).toBe(1);
  claim.release();
  while (team.taken.length > 0) team.giveBack(core);
  await end(core);
});

it("waits in line: for tasks before it, and tasks after it for the claim", async () => {
  const core = open(2);
  const order: string[] = [];
  const before = Array.from({ length: 6 }, () => run(core, async () => 1));
  for (const result of before) void result.then(() => order.push("before"));
  const team = new FakeTeam(2);
  const claim = core.scheduler.claim(team);
  const after = run(core, () => 2);
  void after.then(() => order.push("after"));
  await settled();
  expect(order).toEqual(new Array(6).fill("before"));
  expect(team.taken).toHaveLength(2);
  expect(team.presses).toBeGreaterThan(0);
  team.giveBack(core);
  expect(await after).toBe(2);
  claim.release();
  team.giveBack(core);
  await end(core);
});

it("a worker given back under pressure serves a task before the claim has it again", async () => {
  const core = open(1);
  const team = new FakeTeam(1);
  const claim = core.scheduler.claim(team);
  await settled();
  expect(team.taken).toHaveLength(1);
  const task = run(core, () => 3);
  await settled();
  expect(task.ready()).toBe(false);
  team.giveBack(core);
  expect(await task).toBe(3);
  await settled();
  expect(team.taken).toHaveLength(1);
  claim.release();
  team.giveBack(core);
  await end(core);
});

it("is overtaken by what is more urgent", async () => {
  const core = open(1);
  const slow = run(core, async () => 1);
  const late = new FakeTeam(1, -1);
  const claim = core.scheduler.claim(late);
  const urgent = run(core, () => 2);
  expect(await urgent).toBe(2);
  await slow;
  await settled();
  expect(late.taken).toHaveLength(1);
  claim.release();
  late.giveBack(core);
  await end(core);
});

it("a released claim takes nothing more, wherever it stands", async () => {
  const core = open(1);
  const first = new FakeTeam(1);
  const held = core.scheduler.claim(first);
  await settled();
  const second = new FakeTeam(1);
  core.scheduler.claim(second).release();
  held.release();
  first.giveBack(core);
  expect(await run(core, () => 4)).toBe(4);
  expect(second.taken).toHaveLength(0);
  await end(core);
});

it("close asks for the workers back, and waits for them; terminate tells every claim", async () => {
  const core = open(1);
  const team = new FakeTeam(1);
  const claim = core.scheduler.claim(team);
  await settled();
  core.close();
  expect(team.presses).toBeGreaterThan(0);
  let isJoined = false;
  const joined = core.join().then(() => {
    isJoined = true;
  });
  await settled();
  expect(isJoined).toBe(false);
  claim.release();
  team.giveBack(core);
  await joined;

  const other = open(1);
  const teams = [new FakeTeam(1), new FakeTeam(1)];
  for (const each of teams) other.scheduler.claim(each);
  await settled();
  await other.terminate();
  for (const { reason } of teams) expect(reason).toMatchObject({ name: "PoolClosedError" });
});
