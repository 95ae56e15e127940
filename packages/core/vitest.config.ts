import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: false },
    pool: "forks",
    // One a core: left alone vitest keeps a core free, and most tests wait more than they compute.
    maxWorkers: "100%",
    execArgv: ["--expose-gc"],
    testTimeout: 60_000,
    // Workers load the built package by themselves: the tests must hold the same one, as it was built.
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } },
  },
});
