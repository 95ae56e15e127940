/** The part of the plane that a canvas shows. */
export interface View {
  readonly x: number;
  readonly y: number;
  /** How much of the plane one pixel is. */
  readonly scale: number;
}

/** The view that has the same point under (`px`, `py`) and is `factor` times as large. */
export function zoomView(
  { x, y, scale }: View,
  px: number,
  py: number,
  factor: number,
  limits: Limits,
): View {
  const next = Math.min(limits.most, Math.max(limits.least, scale * factor));
  return { x: x + px * (scale - next), y: y + py * (scale - next), scale: next };
}

/** Between which scales one may zoom. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

export function panView({ x, y, scale }: View, dx: number, dy: number): View {
  return { x: x - dx * scale, y: y - dy * scale, scale };
}
