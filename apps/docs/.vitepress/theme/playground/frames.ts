/**
 * A function that asks for a frame: `draw` runs at the next one the browser shows, never twice at a time, and again if
 * there was something new to show meanwhile.
 */
export function framesOf(draw: () => Promise<void>, fail: (error: unknown) => void): () => void {
  let isDrawing = false;
  let isStale = false;
  const run = async () => {
    try {
      while (isStale) {
        await new Promise(requestAnimationFrame);
        isStale = false;
        await draw();
      }
    } catch (error) {
      fail(error);
    } finally {
      isDrawing = false;
    }
  };
  return () => {
    isStale = true;
    if (isDrawing) return;
    isDrawing = true;
    void run();
  };
}
