import type { ListProxy, MapProxy } from "@parakern/core";

declare const list: ListProxy<string>;
declare const map: MapProxy<string, number>;

// Methods of any number of arguments are there, too.
void (list.push("a", "b") satisfies Promise<number>);
void (list.splice(0, 1, "c") satisfies Promise<string[]>);
void (map.get("a") satisfies Promise<number | undefined>);
// @ts-expect-error: a list of something else.
void list.push(1);
