import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
// @ts-expect-error scripts have no types
import { tables } from "../../scripts/maths-tables.mjs";

it.each(Object.entries(tables() as Record<string, string>))(
  "the table of %s is what its script writes again, digit by digit",
  (name, text) => {
    const file = new URL(`../../assembly/_lib/${name}-table.ts`, import.meta.url);
    expect(readFileSync(file, "utf8")).toBe(text);
  },
);
