// Over links only, as where no memory can be mapped.
process.env.PARAKERN_NO_MAPPING = "1";
await import("./kinds-cases.js");
