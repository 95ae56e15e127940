// Before the package is loaded, here and in every child.
process.env.PARAKERN_NO_MAPPING = "1";
const { contract } = await import("./contract/contract.js");

contract({ name: "between processes that share none", context: "process", isShared: false });
