// A pool that is never used.
import { Pool } from "@parakern/core";

new Pool(2);
console.log("end");
