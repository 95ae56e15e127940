import { expect, it } from "vitest";
import { explore } from "./explorer/explore.js";
import { loadProtocol } from "./explorer/load-protocol.js";
import type { Scenario } from "./explorer/scenario.js";

const list: Scenario[] = [
  { name: "a", workers: 1, regions: [{ chunks: [1] }] },
  { name: "b", workers: 2, regions: [{ chunks: [2] }] },
  { name: "b2", workers: 2, regions: [{ chunks: [2, 1] }] },
  { name: "c", workers: 2, regions: [{ chunks: [2, 2] }, { chunks: [1] }] },
  { name: "d", workers: 2, regions: [{ chunks: [2] }, { chunks: [2] }], aborts: 1 },
  { name: "e", workers: 2, regions: [{ chunks: [2, 1] }, { chunks: [1] }], traps: 1, aborts: 1 },
  { name: "f", workers: 2, regions: [{ chunks: [2, 1] }, { chunks: [1] }], deaths: 1, invitations: 1 },
  { name: "g", workers: 2, regions: [{ chunks: [2, 1], sync: true }, { chunks: [1] }] },
  {
    name: "h",
    workers: 2,
    regions: [{ chunks: [2] }, { chunks: [1] }],
    endless: 1,
    aborts: 1,
    invitations: 1,
  },
  { name: "i", workers: 2, regions: [{ chunks: [2, 1], sync: true }, { chunks: [1] }], traps: 1 },
  { name: "j", workers: 3, regions: [{ chunks: [2] }] },
  { name: "k", workers: 3, regions: [{ chunks: [2, 2] }] },
];
for (const scenario of list)
  it(scenario.name, () => {
    const t = performance.now();
    const r = explore(loadProtocol(), scenario);
    console.log(JSON.stringify(scenario), r, Math.round(performance.now() - t));
    expect(r.states).toBeGreaterThan(1);
  }, 60000);
