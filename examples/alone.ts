// Kernels without workers: on this thread, in Node or a browser.
import { load } from "@parakern/kernels-wasm";

const { kernels } = await load();

console.log(kernels.exp([0, 1]).toString());
console.log(kernels.cumsum([1, 2, 3, 4]).toString());
console.log(kernels.sort(new Float64Array([3, -0, Number.NaN, 0, -1])).toString());
console.log(
  kernels
    .matmul(
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    )
    .toString(),
);

/* prints
[1.         2.71828183]
[ 1.  3.  6. 10.]
[-1. -0.  0.  3. nan]
[[19. 22.]
 [43. 50.]]
*/
