/** A picture to try image kernels on, in RGBA: a sky, a sun, hills, and stripes with hard edges. */
export function testPicture(side: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      data.set([...colourAt(x / side, y / side), 255], 4 * (y * side + x));
    }
  }
  return data;
}

function colourAt(u: number, v: number): readonly [number, number, number] {
  const hill = 0.62 + 0.09 * Math.sin(7 * u) + 0.03 * Math.sin(23 * u);
  if (v > hill) {
    const isStripe = Math.floor(14 * (u + v)) % 2 === 0;
    return isStripe ? [10, 107, 102] : [12, 70 + 60 * (1 - v), 60];
  }
  const distance = Math.hypot(u - 0.72, v - 0.27);
  if (distance < 0.13) return [242, 163, 60];
  const glow = 60 * Math.exp(-8 * distance);
  return [120 + 90 * v + glow, 180 + 50 * v + glow / 2, 225];
}
