import { splatOne } from "./lanes";
import { madd, nmadd } from "./madd";

// Fourier transforms of as many columns as a vector has lanes, in place: element j is a vector of real parts and one of
// imaginary parts, at 32 · j. By decimation in frequency; what comes out stands where its digits are reversed.

/** All stages: `radices` is how many there are, then each one; their factors stand one behind the other in `twiddles`. */
export function transform<T>(at: usize, m: usize, radices: usize, twiddles: usize): void {
  const end = at + 32 * m;
  let length = m;
  for (let stage = load<usize>(radices); stage > 0; stage--) {
    radices += 4;
    const radix = load<usize>(radices), part = length / radix;
    if (radix == 4) {
      if (part == 1) last4<T>(at, end);
      else stage4<T>(at, end, 32 * part, twiddles);
    } else if (radix == 2) stage2<T>(at, end, 32 * part, twiddles);
    else if (radix == 3) stage3<T>(at, end, 32 * part, twiddles);
    else stage5<T>(at, end, 32 * part, twiddles);
    twiddles += 2 * (radix - 1) * part * sizeof<T>();
    length = part;
  }
}

/** Writes (re, im) · w, where w is a pair of T. */
// @ts-ignore: decorator
@inline
function storeTimes<T>(to: usize, re: v128, im: v128, w: usize): void {
  const wr = splatOne<T>(w), wi = splatOne<T>(w + sizeof<T>());
  v128.store(to, nmadd<T>(im, wi, v128.mul<T>(re, wr)));
  v128.store(to, madd<T>(re, wi, v128.mul<T>(im, wr)), 16);
}

// @ts-ignore: decorator
@inline
function put(to: usize, re: v128, im: v128): void {
  v128.store(to, re);
  v128.store(to, im, 16);
}

function stage4<T>(at: usize, end: usize, part: usize, twiddles: usize): void {
  for (; at < end; at += 4 * part) {
    let w = twiddles;
    for (let p = at; p < at + part; p += 32, w += 6 * sizeof<T>()) {
      const q = p + part, r = q + part, s = r + part;
      const ar = v128.load(p), ai = v128.load(p, 16), cr = v128.load(r), ci = v128.load(r, 16);
      const tr = v128.add<T>(ar, cr), ti = v128.add<T>(ai, ci), ur = v128.sub<T>(ar, cr), ui = v128.sub<T>(ai, ci);
      const br = v128.load(q), bi = v128.load(q, 16), dr = v128.load(s), di = v128.load(s, 16);
      const vr = v128.add<T>(br, dr), vi = v128.add<T>(bi, di), xr = v128.sub<T>(br, dr), xi = v128.sub<T>(bi, di);
      put(p, v128.add<T>(tr, vr), v128.add<T>(ti, vi));
      storeTimes<T>(q, v128.add<T>(ur, xi), v128.sub<T>(ui, xr), w);
      storeTimes<T>(r, v128.sub<T>(tr, vr), v128.sub<T>(ti, vi), w + 2 * sizeof<T>());
      storeTimes<T>(s, v128.sub<T>(ur, xi), v128.add<T>(ui, xr), w + 4 * sizeof<T>());
    }
  }
}

/** The last stage, whose factors are all 1. */
function last4<T>(at: usize, end: usize): void {
  for (let p = at; p < end; p += 128) {
    const ar = v128.load(p), ai = v128.load(p, 16), cr = v128.load(p, 64), ci = v128.load(p, 80);
    const tr = v128.add<T>(ar, cr), ti = v128.add<T>(ai, ci), ur = v128.sub<T>(ar, cr), ui = v128.sub<T>(ai, ci);
    const br = v128.load(p, 32), bi = v128.load(p, 48), dr = v128.load(p, 96), di = v128.load(p, 112);
    const vr = v128.add<T>(br, dr), vi = v128.add<T>(bi, di), xr = v128.sub<T>(br, dr), xi = v128.sub<T>(bi, di);
    put(p, v128.add<T>(tr, vr), v128.add<T>(ti, vi));
    put(p + 32, v128.add<T>(ur, xi), v128.sub<T>(ui, xr));
    put(p + 64, v128.sub<T>(tr, vr), v128.sub<T>(ti, vi));
    put(p + 96, v128.sub<T>(ur, xi), v128.add<T>(ui, xr));
  }
}

function stage2<T>(at: usize, end: usize, part: usize, twiddles: usize): void {
  for (; at < end; at += 2 * part) {
    let w = twiddles;
    for (let p = at; p < at + part; p += 32, w += 2 * sizeof<T>()) {
      const q = p + part;
      const ar = v128.load(p), ai = v128.load(p, 16), br = v128.load(q), bi = v128.load(q, 16);
      put(p, v128.add<T>(ar, br), v128.add<T>(ai, bi));
      storeTimes<T>(q, v128.sub<T>(ar, br), v128.sub<T>(ai, bi), w);
    }
  }
}

function stage3<T>(at: usize, end: usize, part: usize, twiddles: usize): void {
  const half = v128.splat<T>(<T>0.5), sine = v128.splat<T>(<T>0.8660254037844386);
  for (; at < end; at += 3 * part) {
    let w = twiddles;
    for (let p = at; p < at + part; p += 32, w += 4 * sizeof<T>()) {
      const q = p + part, r = q + part;
      const ar = v128.load(p), ai = v128.load(p, 16), br = v128.load(q), bi = v128.load(q, 16);
      const cr = v128.load(r), ci = v128.load(r, 16);
      const tr = v128.add<T>(br, cr), ti = v128.add<T>(bi, ci);
      const ur = v128.mul<T>(sine, v128.sub<T>(br, cr)), ui = v128.mul<T>(sine, v128.sub<T>(bi, ci));
      const vr = nmadd<T>(half, tr, ar), vi = nmadd<T>(half, ti, ai);
      put(p, v128.add<T>(ar, tr), v128.add<T>(ai, ti));
      storeTimes<T>(q, v128.add<T>(vr, ui), v128.sub<T>(vi, ur), w);
      storeTimes<T>(r, v128.sub<T>(vr, ui), v128.add<T>(vi, ur), w + 2 * sizeof<T>());
    }
  }
}

function stage5<T>(at: usize, end: usize, part: usize, twiddles: usize): void {
  const c1 = v128.splat<T>(<T>0.30901699437494745), c2 = v128.splat<T>(<T>-0.8090169943749475);
  const s1 = v128.splat<T>(<T>0.9510565162951535), s2 = v128.splat<T>(<T>0.5877852522924731);
  for (; at < end; at += 5 * part) {
    let w = twiddles;
    for (let p = at; p < at + part; p += 32, w += 8 * sizeof<T>()) {
      const q = p + part, r = q + part, s = r + part, t = s + part;
      const ar = v128.load(p), ai = v128.load(p, 16);
      const br = v128.load(q), bi = v128.load(q, 16), er = v128.load(t), ei = v128.load(t, 16);
      const cr = v128.load(r), ci = v128.load(r, 16), dr = v128.load(s), di = v128.load(s, 16);
      const fr = v128.add<T>(br, er), fi = v128.add<T>(bi, ei), gr = v128.sub<T>(br, er), gi = v128.sub<T>(bi, ei);
      const hr = v128.add<T>(cr, dr), hi = v128.add<T>(ci, di), kr = v128.sub<T>(cr, dr), ki = v128.sub<T>(ci, di);
      const xr = madd<T>(c2, hr, madd<T>(c1, fr, ar)), xi = madd<T>(c2, hi, madd<T>(c1, fi, ai));
      const yr = madd<T>(c1, hr, madd<T>(c2, fr, ar)), yi = madd<T>(c1, hi, madd<T>(c2, fi, ai));
      const ur = madd<T>(s2, kr, v128.mul<T>(s1, gr)), ui = madd<T>(s2, ki, v128.mul<T>(s1, gi));
      const vr = nmadd<T>(s1, kr, v128.mul<T>(s2, gr)), vi = nmadd<T>(s1, ki, v128.mul<T>(s2, gi));
      put(p, v128.add<T>(ar, v128.add<T>(fr, hr)), v128.add<T>(ai, v128.add<T>(fi, hi)));
      storeTimes<T>(q, v128.add<T>(xr, ui), v128.sub<T>(xi, ur), w);
      storeTimes<T>(r, v128.add<T>(yr, vi), v128.sub<T>(yi, vr), w + 2 * sizeof<T>());
      storeTimes<T>(s, v128.sub<T>(yr, vi), v128.add<T>(yi, vr), w + 4 * sizeof<T>());
      storeTimes<T>(t, v128.sub<T>(xr, ui), v128.add<T>(xi, ur), w + 6 * sizeof<T>());
    }
  }
}
