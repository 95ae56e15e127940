export class Foo {
  f() {
    return "f()";
  }
  g() {
    throw new RangeError("g() fails", { cause: new TypeError("for a reason") });
  }
  _h() {
    return "_h()";
  }
}

export function* squares(count) {
  for (let i = 0; i < count; i++) yield i * i;
}

const shared = [];
export const log = () => ({
  add: (line) => shared.push(line),
  lines: () => [...shared],
});

export const tick = () => shared.push("tick");
export const fail = async () => {
  throw new RangeError("the action fails");
};

export class Counter {
  #count;
  constructor(start = 0) {
    this.#count = start;
  }
  async add(by) {
    this.#count += by;
    return this.#count;
  }
  absorb(list) {
    return list.length();
  }
  crash() {
    process.exit(7);
  }
}
