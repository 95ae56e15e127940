import type { ConditionProxy, ListProxy, Manager, MapProxy } from "@parakern/core";

declare const list: ListProxy<string>;
declare const condition: ConditionProxy;
declare const manager: Manager<{ tick: () => void; list2: () => string[] }>;
declare const map: MapProxy<string, number>;

// Methods of any number of arguments are there, too.
void (list.push("a", "b") satisfies Promise<number>);
void (list.splice(0, 1, "c") satisfies Promise<string[]>);
void (map.get("a") satisfies Promise<number | undefined>);
// @ts-expect-error: a list of something else.
void list.push(1);
void (condition.waitFor(() => "x") satisfies Promise<string>);
void manager.barrier(2, { action: "tick" });
// @ts-expect-error: nothing is registered by that name.
void manager.barrier(2, { action: "tock" });
void manager.create("list2");
// @ts-expect-error: an action makes no object.
void manager.create("tick");
