import { Pool } from "@parakern/core";

const pool = new Pool({ size: 2, name: "images" });
console.log(pool.size);

pool.close();
await pool.join();
