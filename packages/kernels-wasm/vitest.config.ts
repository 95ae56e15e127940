import { defineConfig } from "vitest/config";

// Before Node 22 relaxed SIMD is behind a flag, with which that build runs here too.
const isOld = Number(process.versions.node.split(".")[0]) < 22;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // One a core: left alone vitest keeps a core free.
    maxWorkers: "100%",
    execArgv: ["--expose-gc", ...(isOld ? ["--experimental-wasm-relaxed-simd"] : [])],
    testTimeout: 60_000,
  },
});
