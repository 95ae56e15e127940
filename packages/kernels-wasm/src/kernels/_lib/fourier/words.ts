import { rowAxis } from "../../../params.js";

/** What holds of all transforms, for their pages. */
export const ACCURACY =
  "The root mean square of all errors is within (1 + 0.7 log₂ n) u of that of all results (u = 2⁻⁵³ or 2⁻²⁴), for lengths without factors beyond 5; within (1 + 3 log₂ n) u for others. Engines with relaxed SIMD round product and sum together: bits differ between the two builds, never between numbers of workers. One number that is not finite leaves none of its row that can be relied on.";

/** Where the algorithms come from. */
export const SOURCE =
  "Bailey, FFTs in external or hierarchical memory (1990), in four steps; radix 4, with 2, 3 and 5, as in Gentleman and Sande (1966), a column in each lane; other lengths by Bluestein (1970).";

/** The option of transforms of real numbers. */
export const transformAxis = rowAxis(
  "The axis to go along; by default the last, so that each row is transformed.",
);

/** The option of transforms of complex numbers. */
export const transformAxisOfPairs = rowAxis(
  "The axis to go along, that of the pairs not counted; by default the last, so that each row is transformed.",
);
