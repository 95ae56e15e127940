import type { Pool } from "@parakern/core";
import type { NDArray } from "@parakern/kernels-wasm";
import type { View } from "./view.js";

type Image = NDArray<"u8">;

/** One image kernel with one number to turn. */
export interface Effect {
  readonly label: string;
  readonly start: number;
  readonly least: number;
  /** 0 where there is nothing to turn. */
  readonly most: number;
  readonly step: number;
  apply(pool: Pool, image: Image, strength: number): Promise<Image>;
}

export const EFFECTS = {
  pixelate: {
    label: "size",
    start: 8,
    least: 2,
    most: 40,
    step: 1,
    apply: (pool, image, size) => pool.kernels.pixelate(image, size),
  },
  gaussianBlur: {
    label: "sigma",
    start: 3,
    least: 0.5,
    most: 8,
    step: 0.5,
    apply: (pool, image, sigma) => pool.kernels.gaussianBlur(image, { sigma }),
  },
  sobel: {
    label: "scale",
    start: 2,
    least: 0.5,
    most: 8,
    step: 0.5,
    apply: (pool, image, scale) => pool.kernels.sobel(image, { scale }),
  },
  resize: {
    label: "",
    start: 0,
    least: 0,
    most: 0,
    step: 0,
    // To a quarter and back, as thumbnails are.
    apply: async (pool, image) => {
      const [height, width] = image.shape as readonly [number, number];
      using small = await pool.kernels.resize(image, height >> 2, width >> 2, { method: "area" });
      return await pool.kernels.resize(small, height, width);
    },
  },
} satisfies Readonly<Record<string, Effect>>;

/** Rows and columns of a square picture that a view shows; a view beyond its edges shows what is nearest. */
export function partOf({ x, y, scale }: View, width: number, height: number, side: number) {
  const range = (from: number, length: number): [number, number] => {
    const count = Math.max(2, Math.min(side, Math.round(length * scale)));
    const first = Math.max(0, Math.min(side - count, Math.round(from)));
    return [first, first + count];
  };
  return [range(y, height), range(x, width)] as const;
}
