// The plain loops that a page would have without a library; results go into arrays that exist.

const exp = (x, out) => {
  for (let i = 0; i < x.length; i++) out[i] = Math.exp(x[i]);
};

const add = (x, y, out) => {
  for (let i = 0; i < x.length; i++) out[i] = x[i] + y[i];
};

const sqrtCube = (x, out) => {
  for (let i = 0; i < x.length; i++) out[i] = Math.sqrt(x[i] * x[i] * x[i]);
};

const sum = (x, out) => {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i];
  out[0] = total;
};

/** Row by row of the second matrix, which is how a loop reads memory in order. */
const matmul = (a, b, out) => {
  const n = Math.sqrt(a.length);
  out.fill(0);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k];
      for (let j = 0; j < n; j++) out[i * n + j] += factor * b[k * n + j];
    }
  }
};

export const loops = { exp, add, sqrtCube, sum, matmul };
