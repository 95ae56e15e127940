import { FAMILIES, type Family, registry } from "@parakern/kernels-wasm";
import { BAR_STEP, type Bar, bars } from "./figure/bars.js";
import { page, TOP } from "./figure/page.js";
import { shortLabel, speedFactor } from "./headlines.js";
import type { MeasuredRow, Results } from "./results.js";

/** One picture for each family of kernels that was compared with anybody: its file's name, and the SVG. */
export function familyFigures(results: Results): { readonly name: string; readonly svg: string }[] {
  return FAMILIES.flatMap((family) => {
    const all = results.rows.filter((row) => familyOf(row) === family).flatMap(barOf);
    if (all.length === 0) return [];
    const area = { x: 290, y: TOP, width: 450, height: all.length * BAR_STEP };
    const svg = page(
      results,
      area.y + area.height + 24,
      `${family}: times as fast as others`,
      bars(all, area),
    );
    return [{ name: `${family.replaceAll(" ", "-")}.svg`, svg }];
  });
}

function familyOf({ id }: MeasuredRow): Family | undefined {
  const [group, kernel] = id.split("/");
  return group === "kernel" ? (registry as Record<string, { family: Family }>)[kernel!]?.family : undefined;
}

function barOf(row: MeasuredRow): Bar[] {
  const factor = speedFactor(row);
  return factor === undefined ? [] : [{ label: shortLabel(row), factor }];
}
