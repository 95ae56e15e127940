import { defineConfig } from "vitest/config";

// Commands are spawned for real, on machines that may be busy with other tests.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
