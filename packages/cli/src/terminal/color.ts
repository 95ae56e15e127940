import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Colours a text where the stream shows colours. */
export type Paint = (format: Format, text: string) => string;

/** Colours for a stream: none into a pipe, with `NO_COLOR` set or after `--no-color`. */
export function paintFor(stream: { readonly isTTY?: boolean }, wanted = true): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0";
  const refused = !wanted || (NO_COLOR !== undefined && NO_COLOR !== "") || FORCE_COLOR === "0";
  const able = forced || (stream.isTTY === true && TERM !== "dumb");
  if (refused || !able) return (_format, text) => text;
  // The stream was asked above; left to itself, styleText asks stdout whatever the text is for.
  return (format, text) => styleText(format, text, { validateStream: false });
}
