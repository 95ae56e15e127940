// Lines of a task arrive, whether its worker then dies, is closed, or the program ends.
import { Pool } from "@parakern/core";

const pool = new Pool(1);
const log = (how) => {
  for (let i = 0; i < 300; i++) console.log(`line ${i}`);
  if (how === "exit") process.exit(3);
};
await pool.apply(log, [process.argv[2]]).catch((error) => console.error(error.message));
if (process.argv[2] === "close") {
  pool.close();
  await pool.join();
}
