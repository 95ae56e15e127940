// Uneven work: rows inside the set take longest, and whoever is free takes the next.
import { Pool } from "@parakern/core";

await using pool = new Pool(2);

const picture = await pool.kernels.mandelbrot(48, 20, { maxIterations: 64 });
const [height, width] = picture.shape as [number, number];
for (let row = 0; row < height; row++) {
  const line = picture.data.subarray(row * width, (row + 1) * width);
  console.log(
    Array.from(line, (n) => (n === 64 ? "█" : n > 12 ? "▒" : n > 5 ? "░" : " "))
      .join("")
      .trimEnd(),
  );
}

/* prints

                                 ░░░░░
                                 ░░░▒░░
                              ░░░▒███▒▒░░
                         ░░░▒░░░░▒████▒░░░░░░░
                       ░░░░▒██████████████▒██▒░
             ░░░░░ ░░░░░░▒██████████████████▒░░░
            ░░▒▒▒░▒▒▒░░░▒█████████████████████▒░
           ░░░▒▒███████▒██████████████████████░░
   ░░░░░░░░▒█████████████████████████████████░░
   ░░░░░░░░▒█████████████████████████████████░░
           ░░░▒▒███████▒██████████████████████░░
            ░░▒▒▒░▒▒▒░░░▒█████████████████████▒░
             ░░░░░ ░░░░░░▒██████████████████▒░░░
                       ░░░░▒██████████████▒██▒░
                         ░░░▒░░░░▒████▒░░░░░░░
                              ░░░▒███▒▒░░
                                 ░░░▒░░
                                 ░░░░░

*/
