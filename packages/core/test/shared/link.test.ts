// Before the package is loaded, here and in every child.
process.env.PARAKERN_NO_MAPPING = "1";
const { contract } = await import("./contract.js");
const { features, SharedMemory, NoMappingError } = await import("@parakern/core");
const { expect, it } = await import("vitest");

contract({ name: "between processes that share none", context: "process", isShared: false });

it("says that no memory is mapped, and what named memory would take", () => {
  expect(features().mappedMemory).toBe(false);
  expect(() => new SharedMemory({ create: true, size: 1 })).toThrow(NoMappingError);
  expect(() => new SharedMemory({ create: true, size: 1 })).toThrow(/npm install koffi/);
});
