import { map3 } from "./_lib/map";

class Clip {
  // @ts-ignore: decorator
  @inline
  vector<T>(x: v128, y: v128, z: v128): v128 {
    return v128.min<T>(v128.max<T>(x, y), z);
  }
}

export function clip_f64(begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize): void {
  map3<f64, Clip>(begin, end, x, y, z, out, form, slot);
}

export function clip_f32(begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize): void {
  map3<f32, Clip>(begin, end, x, y, z, out, form, slot);
}

export function clip_i32(begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize): void {
  map3<i32, Clip>(begin, end, x, y, z, out, form, slot);
}

export function clip_u32(begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize): void {
  map3<u32, Clip>(begin, end, x, y, z, out, form, slot);
}

export function clip_u8(begin: usize, end: usize, x: usize, y: usize, z: usize, out: usize, form: usize, slot: usize): void {
  map3<u8, Clip>(begin, end, x, y, z, out, form, slot);
}
