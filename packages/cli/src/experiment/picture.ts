import type { SpeedupPicture } from "../plot/scale.js";
import type { SpeedupResult } from "./speedup.js";

/** The picture of a measured speedup table: a curve for each way but the plain loop, which is the 1×. */
export function pictureOf({ workers, node, rows }: SpeedupResult): SpeedupPicture {
  const names = (["kernel", "slots", "cloned"] as const).map((name) => ({
    name,
    points: rows.map(({ n, speedup }) => ({ n, speedup: speedup[name] })),
  }));
  return {
    title: "√(x³): how many times faster than a plain loop",
    subtitle: `${workers} worker${workers === 1 ? "" : "s"}, Node ${node.slice(1)}, medians`,
    series: names,
  };
}
