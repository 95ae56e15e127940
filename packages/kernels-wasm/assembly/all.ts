import { along, first, results } from "./_lib/along";
import { mergeLeast } from "./_lib/extremes";
import { allOf, nonzerosOf32, nonzerosOfF32, nonzerosOfF64, nonzerosOfU8 } from "./_lib/nonzero";

function foldF64(begin: usize, end: usize, x: usize, cells: usize): void {
  allOf(begin, end, x, cells, nonzerosOfF64);
}

function foldF32(begin: usize, end: usize, x: usize, cells: usize): void {
  allOf(begin, end, x, cells, nonzerosOfF32);
}

function fold32(begin: usize, end: usize, x: usize, cells: usize): void {
  allOf(begin, end, x, cells, nonzerosOf32);
}

function foldU8(begin: usize, end: usize, x: usize, cells: usize): void {
  allOf(begin, end, x, cells, nonzerosOfU8);
}

export function all_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF64, mergeLeast, first);
}

export function all_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF32, mergeLeast, first);
}

export function all_i32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, fold32, mergeLeast, first);
}

export function all_u32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, fold32, mergeLeast, first);
}

export function all_u8(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldU8, mergeLeast, first);
}

export function all_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeLeast, first);
}
