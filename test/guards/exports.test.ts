import { expect, it } from "vitest";

// A name that appears here, or goes, is a change that users see: it wants a changeset.
it.each(["@parakern/kernels-wasm", "@parakern/core"])("%s exports just these names", async (name) => {
  expect(Object.keys(await import(name)).sort()).toMatchSnapshot();
});
