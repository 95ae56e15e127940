// Escape times: how many of the numbers z, z² + c, (z² + c)² + c, ... come before the first one with |z| > 2. Where z is 0 and
// c the middle of a pixel that is the Mandelbrot set, and where z is the pixel, and c the same for all, a Julia set.

/** Iterations between looks at which points have left. */
const STRIDE: i32 = 8;
const FOUR = memory.data<f64>([4]);
const MIDDLES = memory.data<f64>([0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5]);


/** Rows [begin, end) of a picture. */
export function escapeTimes(
  begin: usize, end: usize, height: usize, width: usize, limit: i32,
  xMin: f64, xMax: f64, yMin: f64, yMax: f64, out: usize, isJulia: bool, cReal: f64, cImaginary: f64,
): void {
  const dx = (xMax - xMin) / <f64>width, dy = (yMax - yMin) / <f64>height;
  for (let row = begin; row < end; row++) {
    const y = yMin + (<f64>row + 0.5) * dy;
    const at = out + row * width * 4;
    for (let column: usize = 0; column < width; column += 8) {
      eightPixels(<f64>column, xMin, dx, y, limit, at + column * 4, width - column, isJulia, cReal, cImaginary);
    }
  }
}

// Eight points at a time fill the latency of one. A point that has left does not come back, so as long as all eight are
// within after STRIDE iterations nothing is counted one by one; otherwise these iterations are done again, counted.
function eightPixels(
  column: f64, xMin: f64, dx: f64, row: f64, limit: i32, at: usize, room: usize,
  isJulia: bool, cReal: f64, cImaginary: f64,
): void {
  let x0 = real(column, 0, xMin, dx), x1 = real(column, 1, xMin, dx);
  let x2 = real(column, 2, xMin, dx), x3 = real(column, 3, xMin, dx);
  let r0 = f64x2.splat(0), r1 = r0, r2 = r0, r3 = r0, i0 = r0;
  let t0 = r0, t1 = r0, t2 = r0, t3 = r0;
  if (isJulia) {
    r0 = x0, r1 = x1, r2 = x2, r3 = x3, i0 = f64x2.splat(row);
    x0 = x1 = x2 = x3 = f64x2.splat(cReal);
  }
  const y = f64x2.splat(isJulia ? cImaginary : row);
  let i1 = i0, i2 = i0, i3 = i0;
  let k: i32 = 0;
  for (; limit - k >= STRIDE; k += STRIDE) {
    const p0 = r0, p1 = r1, p2 = r2, p3 = r3, q0 = i0, q1 = i1, q2 = i2, q3 = i3;
    for (let u = 0; u < STRIDE; u++) {
      t0 = nextReal(r0, i0, x0), i0 = nextImaginary(r0, i0, y), r0 = t0;
      t1 = nextReal(r1, i1, x1), i1 = nextImaginary(r1, i1, y), r1 = t1;
      t2 = nextReal(r2, i2, x2), i2 = nextImaginary(r2, i2, y), r2 = t2;
      t3 = nextReal(r3, i3, x3), i3 = nextImaginary(r3, i3, y), r3 = t3;
    }
    const all = v128.and(v128.and(within(r0, i0), within(r1, i1)), v128.and(within(r2, i2), within(r3, i3)));
    if (!v128.all_true<i64>(all)) {
      r0 = p0, r1 = p1, r2 = p2, r3 = p3, i0 = q0, i1 = q1, i2 = q2, i3 = q3;
      break;
    }
  }
  let n0 = i64x2.splat(k), n1 = n0, n2 = n0, n3 = n0;
  let in0 = i64x2.splat(-1), in1 = in0, in2 = in0, in3 = in0;
  for (; k < limit; k++) {
    in0 = v128.and(in0, within(r0, i0)), in1 = v128.and(in1, within(r1, i1));
    in2 = v128.and(in2, within(r2, i2)), in3 = v128.and(in3, within(r3, i3));
    if (!v128.any_true(v128.or(v128.or(in0, in1), v128.or(in2, in3)))) break;
    n0 = i64x2.sub(n0, in0), n1 = i64x2.sub(n1, in1), n2 = i64x2.sub(n2, in2), n3 = i64x2.sub(n3, in3);
    t0 = nextReal(r0, i0, x0), i0 = nextImaginary(r0, i0, y), r0 = t0;
    t1 = nextReal(r1, i1, x1), i1 = nextImaginary(r1, i1, y), r1 = t1;
    t2 = nextReal(r2, i2, x2), i2 = nextImaginary(r2, i2, y), r2 = t2;
    t3 = nextReal(r3, i3, x3), i3 = nextImaginary(r3, i3, y), r3 = t3;
  }
  store(at, n0, n1, room);
  if (room > 4) store(at + 16, n2, n3, room - 4);
}

/** The real parts of pixels 2k and 2k + 1 from a column on. */
// @ts-ignore: decorator
@inline
function real(column: f64, k: usize, xMin: f64, dx: f64): v128 {
  const middle = f64x2.add(f64x2.splat(column), v128.load(MIDDLES + 16 * k));
  return f64x2.add(f64x2.splat(xMin), f64x2.mul(middle, f64x2.splat(dx)));
}

// @ts-ignore: decorator
@inline
function nextReal(r: v128, i: v128, x: v128): v128 {
  return f64x2.add(f64x2.sub(f64x2.mul(r, r), f64x2.mul(i, i)), x);
}

// @ts-ignore: decorator
@inline
function nextImaginary(r: v128, i: v128, y: v128): v128 {
  const product = f64x2.mul(r, i);
  return f64x2.add(f64x2.add(product, product), y);
}

// @ts-ignore: decorator
@inline
function within(r: v128, i: v128): v128 {
  return f64x2.le(f64x2.add(f64x2.mul(r, r), f64x2.mul(i, i)), v128.load64_splat(FOUR));
}

/** Writes as many of four counts as there is room for. */
// @ts-ignore: decorator
@inline
function store(at: usize, a: v128, b: v128, room: usize): void {
  const counts = v128.shuffle<i32>(a, b, 0, 2, 4, 6);
  if (room >= 4) {
    v128.store(at, counts);
    return;
  }
  v128.store32_lane(at, counts, 0);
  if (room > 1) v128.store32_lane(at, counts, 1, 4);
  if (room > 2) v128.store32_lane(at, counts, 2, 8);
}
