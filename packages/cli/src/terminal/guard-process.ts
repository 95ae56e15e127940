/** Makes the process end as a good neighbour in a pipe: quietly on a closed one, with 128 + n on signal n. */
export function guardProcess(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever reads has what it wants (`| head -1`): that is no failure.
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(
      `parakern: cannot write the output: ${error.message}. Free some space, or write elsewhere.\n`,
    );
    process.exit(1);
  });
  process.stderr.on("error", () => process.exit(1));
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ] as const) {
    // `exit` runs the handlers that remove temporary files; a default handler would not.
    process.once(signal, () => process.exit(128 + number));
  }
}
