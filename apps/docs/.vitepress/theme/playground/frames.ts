/**
 * A function that asks for a frame: `draw` runs at once, never twice at a time, and again if there was something new to
 * show meanwhile. It waits for no frame of the browser's: those who ask are called once a frame already, and a result
 * from a worker comes just after one, so that waiting for the next would leave out every second.
 */
export function framesOf(draw: () => Promise<void>, fail: (error: unknown) => void): () => void {
  let isDrawing = false;
  let isStale = false;
  const run = async () => {
    try {
      while (isStale) {
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
