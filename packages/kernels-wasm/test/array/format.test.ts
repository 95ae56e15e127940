import { expect, it } from "vitest";
import { formatArray } from "../../src/array/format.js";

const range = (n: number, f: (i: number) => number = (i) => i) => Array.from({ length: n }, (_, i) => f(i));

// Every text below is what NumPy 2.4 prints for the same array.
it.each([
  ["f64", [3], [1, 8, 27], "[ 1.  8. 27.]"],
  ["f64", [4], [0.1, -2.5, Number.NaN, Number.POSITIVE_INFINITY], "[ 0.1 -2.5  nan  inf]"],
  ["f64", [2], [-0, Number.NEGATIVE_INFINITY], "[ -0. -inf]"],
  ["f64", [3], [1e10, 1, -1], "[ 1.e+10  1.e+00 -1.e+00]"],
  ["f64", [2], [1 / 3, 2e-5], "[3.33333333e-01 2.00000000e-05]"],
  ["f64", [2], [1e-300, 1e300], "[1.e-300 1.e+300]"],
  ["f32", [2], [Math.fround(0.1), Math.fround(1.1)], "[0.1 1.1]"],
  ["f32", [2], [1e6, 2.5], "[1.0e+06 2.5e+00]"],
  ["i32", [2, 2], [1, -20, 300, 4], "[[  1 -20]\n [300   4]]"],
  ["u8", [2, 1, 2], [1, 2, 3, 4], "[[[1 2]]\n\n [[3 4]]]"],
  ["f64", [], [2.5], "2.5"],
  ["f64", [0, 3], [], "[]"],
  [
    "i32",
    [30],
    range(30),
    "[ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23\n 24 25 26 27 28 29]",
  ],
  ["f64", [1001], range(1001), "[   0.    1.    2. ...  998.  999. 1000.]"],
  [
    "i32",
    [40, 40],
    range(1600),
    "[[   0    1    2 ...   37   38   39]\n [  40   41   42 ...   77   78   79]\n" +
      " [  80   81   82 ...  117  118  119]\n ...\n [1480 1481 1482 ... 1517 1518 1519]\n" +
      " [1520 1521 1522 ... 1557 1558 1559]\n [1560 1561 1562 ... 1597 1598 1599]]",
  ],
] as const)("prints %s of shape %j as NumPy does", (dtype, shape, values, text) => {
  expect(formatArray(values, shape, dtype)).toBe(text);
});
