import { array, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";

/** Nanoseconds for an entry. */
const COST = 1.2;

export default defineKernel({
  summary: "The product of a sparse matrix, in compressed sparse rows (CSR), and a vector.",
  formula: "\\sum_{p = r_i}^{r_{i+1} - 1} a_p\\, x_{c_p}",
  family: "linear algebra",
  dtypes: ["f64", "f32"],
  params: [
    array("data", { doc: "The entries of the matrix, row by row.", shape: ["entries"] }),
    array("indices", {
      doc: "The column of each entry, in any order within a row.",
      dtype: "u32",
      shape: ["entries"],
    }),
    array("indptr", {
      doc: "Where each row begins among the entries, and where the last one ends: one more than there are rows.",
      dtype: "u32",
      shape: ["bounds"],
    }),
    array("x", { doc: "The vector.", shape: ["columns"] }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: ({ bounds }) => [bounds! - 1],
    inPlace: [],
    doc: "One number for each row; 0 for a row without entries.",
  },
  cost: ({ entries, bounds }) => COST * entries! + 3 * bounds!,
  complexity: "O(entries + rows)",
  reference: ({ arrays, dims }) => {
    const { data, indices, indptr, x } = arrays as Record<string, ArrayLike<number>>;
    return Float64Array.from({ length: dims.bounds! - 1 }, (_, row) => {
      let sum = 0;
      for (let p = indptr![row]!; p < indptr![row + 1]!; p++) sum += data![p]! * x![indices![p]!]!;
      return sum;
    });
  },
  ulp: 100,
  accuracy:
    "Each element within m·u·Σ|aₚx|, m being the entries of its row; f32 is computed in double precision and rounded once.",
  source: "The arrays are those of scipy.sparse.csr_array; entries of one place are added up.",
  notes:
    "That indices are columns, and bounds ascend from 0 to the number of entries at most, is checked on the calling thread before anything runs.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [0, 2, 1],
        [0, 2, 2, 3],
        [10, 100, 1000],
      ],
      result: [2010, 0, 300],
    },
  ],
  check: ({ dims, values, refuse }) => {
    const { entries, bounds, columns } = dims as { entries: number; bounds: number; columns: number };
    if (bounds === 0) refuse("indptr", "at least one element, which is 0", "none");
    const indptr = values("indptr");
    if (indptr[0] !== 0) refuse("indptr", "0 as the first element", `${indptr[0]}`);
    for (let i = 1; i < bounds; i++) {
      if (indptr[i]! >= indptr[i - 1]!) continue;
      refuse("indptr", "elements that ascend", `${indptr[i]} after ${indptr[i - 1]} at [${i}]`);
    }
    if (indptr[bounds - 1]! > entries) {
      refuse("indptr", `no element above the number of entries (${entries})`, `${indptr[bounds - 1]}`);
    }
    if (columns === 0 && entries > 0) refuse("x", "at least one element", "none");
    const indices = values("indices");
    let greatest = -1;
    for (let p = 0; p < entries; p++) if (indices[p]! > greatest) greatest = indices[p]!;
    if (greatest >= columns) refuse("indices", `elements below the length of x (${columns})`, `${greatest}`);
  },
  fit: ({ data, indices, indptr, x }) => {
    for (let p = 0; p < indices!.length; p++) indices![p] = indices![p]! % x!.length;
    // The entries are dealt out by turns to rows of different lengths.
    const last = indptr!.length - 1;
    for (let i = 0; i <= last; i++) indptr![i] = Math.floor(data!.length * (i / last) ** 2);
  },
  plan: ({ name, dtype, dims, arrays, out }) => {
    const { entries, bounds } = dims as { entries: number; bounds: number };
    const count = bounds - 1;
    const chunk = chunkSize(count, 3 + (COST * entries) / Math.max(1, count));
    const { data, indices, indptr, x } = arrays;
    const args = [data!.ptr, indices!.ptr, indptr!.ptr, x!.ptr, out.ptr];
    return [{ run: `${name}_${dtype}`, count, chunk, args }];
  },
});
