// Written by scripts/maths-tables.mjs. Do not edit.

/** M^(1/3) on 1 <= m <= 2, within 2^-12, lowest first. */
export const START: usize = memory.data<f64>([
  0.5092481335492415, 0.7117423866025924, -0.2939541180848237, 0.08307903547963541,
  -0.010102212336338642,
]);
