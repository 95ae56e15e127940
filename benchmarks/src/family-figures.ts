import { FAMILIES, type Family, registry } from "@parakern/kernels-wasm";
import { type Bar, bars } from "./figure/bars.js";
import { page } from "./figure/style.js";
import { shortLabel, speedFactor } from "./headlines.js";
import { formatNumber } from "./report.js";
import type { MeasuredRow, Results } from "./results.js";

const WIDTH = 640;
const ROW = 20;

/** One picture for each family of kernels that was compared with anybody: its file's name, and the SVG. */
export function familyFigures(results: Results): { readonly name: string; readonly svg: string }[] {
  return FAMILIES.flatMap((family) => {
    const all = results.rows.filter((row) => familyOf(row) === family).flatMap(barOf);
    if (all.length === 0) return [];
    const area = { x: 240, y: 54, width: 330, height: all.length * ROW };
    return [
      {
        name: `${family.replaceAll(" ", "-")}.svg`,
        svg: page(
          results,
          WIDTH,
          area.y + area.height + 40,
          `${family}: beside other libraries`,
          bars(all, area),
        ),
      },
    ];
  });
}

function familyOf({ id }: MeasuredRow): Family | undefined {
  const [group, kernel] = id.split("/");
  return group === "kernel" ? (registry as Record<string, { family: Family }>)[kernel!]?.family : undefined;
}

function barOf(row: MeasuredRow): Bar[] {
  const factor = speedFactor(row);
  return factor === undefined
    ? []
    : [{ label: shortLabel(row), factor, caption: `${formatNumber(factor)}×` }];
}
