import type { OptionParam, Param } from "@parakern/core";
import { Option } from "commander";
import { checkedNumber } from "./checked-number.js";
import { flagOf, offFlagOf } from "./flag-of.js";

/** What stands behind the flag of an option. */
export function placeholderOf(param: OptionParam): string {
  if (param.type === "flag") return "";
  if (param.type === "choice") return " <word>";
  return param.type === "array" ? " <numbers>" : " <n>";
}

/** An option as it is written: one that is on by itself is there to be turned off. */
export function spellingOf(param: OptionParam): string {
  const flag = param.type === "flag" && param.default ? offFlagOf(param.name) : flagOf(param.name);
  return `${flag}${placeholderOf(param)}`;
}

/** The flag of a parameter. */
export function paramOption(param: Param): Option {
  if (param.kind === "array") return new Option(`${flagOf(param.name)} <numbers>`, param.doc);
  if (param.kind === "number" && param.sizes) return new Option(`${flagOf(param.name)} <sizes>`, param.doc);
  if (param.kind === "number") return numeric(`${flagOf(param.name)} <n>`, param.doc, param);
  const flags = spellingOf(param);
  if (param.type === "flag")
    return new Option(flags, param.default ? `turns this off: ${param.doc}` : param.doc);
  if (param.type === "array") return new Option(flags, param.doc);
  // commander shows no default of an option whose value it does not know: the kernel fills it in.
  const doc = `${param.doc}${param.default === undefined ? "" : ` (default: ${param.default})`}`;
  if (param.type === "choice") return new Option(flags, doc).choices(param.values);
  return numeric(flags, doc, param.type === "axis" ? { name: param.name, integer: true } : param);
}

function numeric(flags: string, doc: string, limits: Parameters<typeof checkedNumber>[0]): Option {
  return new Option(flags, doc).argParser((text) => checkedNumber(limits, text));
}
