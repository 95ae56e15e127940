/** Pages have no environment variables that could want it. */
export const debug = undefined as ((line: string) => void) | undefined;
