import { along, first, results } from "./_lib/along";
import { mergeGreatest } from "./_lib/extremes";
import { anyOf, nonzerosOf32, nonzerosOfF32, nonzerosOfF64, nonzerosOfU8 } from "./_lib/nonzero";

function foldF64(begin: usize, end: usize, x: usize, cells: usize): void {
  anyOf(begin, end, x, cells, nonzerosOfF64);
}

function foldF32(begin: usize, end: usize, x: usize, cells: usize): void {
  anyOf(begin, end, x, cells, nonzerosOfF32);
}

function fold32(begin: usize, end: usize, x: usize, cells: usize): void {
  anyOf(begin, end, x, cells, nonzerosOf32);
}

function foldU8(begin: usize, end: usize, x: usize, cells: usize): void {
  anyOf(begin, end, x, cells, nonzerosOfU8);
}

export function any_f64(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF64, mergeGreatest, first);
}

export function any_f32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldF32, mergeGreatest, first);
}

export function any_i32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, fold32, mergeGreatest, first);
}

export function any_u32(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, fold32, mergeGreatest, first);
}

export function any_u8(begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize): void {
  along(begin, end, x, out, table, slot, foldU8, mergeGreatest, first);
}

export function any_results_f64(begin: usize, end: usize, out: usize, table: usize): void {
  results(begin, end, out, table, mergeGreatest, first);
}
