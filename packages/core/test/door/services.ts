import { Manager, Pool, type Refusal, remoteTasks, servePool, taskModule } from "@parakern/core";
import { expect } from "vitest";
import type * as Tasks from "../remote/tasks.mjs";

export const authKey = "a key of more than sixteen bytes";

/** Something behind a door, for strangers to try. */
export interface Hosted {
  readonly service: "manager" | "pool";
  readonly address: string;
  /** An honest client comes in by the same door, and is served. */
  servesOn(): Promise<void>;
  /** Enters as a client would, with a key, or none. */
  enter(authKey?: string): Promise<unknown>;
  /** Why others were refused while something was done; it is served on after that. */
  logged(action: () => Promise<unknown>): Promise<Error[]>;
  close(): Promise<void>;
}

const options = (refusals: Refusal[]) => ({
  address: "127.0.0.1:0",
  authKey,
  frameLimit: 1 << 20,
  onRefusal: (refusal: Refusal) => void refusals.push(refusal),
});
const keyOr = (key: string | undefined) => (key === undefined ? { insecure: true } : { authKey: key });

function logging(refusals: Refusal[], servesOn: () => Promise<void>): Hosted["logged"] {
  return async (action) => {
    refusals.length = 0;
    await action();
    await servesOn();
    return refusals.map(({ reason }) => reason);
  };
}

export async function hostManager(): Promise<Hosted> {
  const refusals: Refusal[] = [];
  const manager = new Manager(options(refusals));
  await manager.serve();
  const address = manager.address!;
  const servesOn = async (): Promise<void> => {
    const map = await manager.map([["still", "here"]]);
    expect(await map.get("still")).toBe("here");
  };
  return {
    service: "manager",
    address,
    servesOn,
    enter: (key) => Manager.connect({ address, ...keyOr(key) }),
    logged: logging(refusals, servesOn),
    close: () => manager.shutdown(),
  };
}

export async function hostPool(): Promise<Hosted> {
  const refusals: Refusal[] = [];
  const { add, forever } = taskModule<typeof Tasks>(new URL("../remote/tasks.mjs", import.meta.url));
  const pool = new Pool(1);
  const server = await servePool(pool, { ...options(refusals), tasks: { add, forever } });
  const { address } = server;
  const client = await Pool.connect({ address, authKey });
  const servesOn = async (): Promise<void> => {
    expect(await client.apply(remoteTasks<typeof Tasks>().add, [1, 2])).toBe(3);
  };
  return {
    service: "pool",
    address,
    servesOn,
    enter: (key) => Pool.connect({ address, ...keyOr(key) }),
    logged: logging(refusals, servesOn),
    async close() {
      await client.terminate();
      await server.close();
      await pool.terminate();
    },
  };
}
