// A program whose worker thread allocates more than its limits allow, in one step: Node ends the whole process.
import { Pool } from "@parakern/core";

const pool = new Pool({ size: 1, resourceLimits: { maxOldGenerationSizeMb: 16 } });
console.log("begun");
await pool.apply(() => new Array(50_000_000).fill(0.5).map((_, i) => ({ i })).length);
console.log("not reached");
