/** The code of a worker as text; the build puts it here. */
export const source: string = "";
