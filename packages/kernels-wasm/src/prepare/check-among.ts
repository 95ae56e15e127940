import { KernelArgumentError } from "../errors.js";
import type { CheckContext } from "../kernel.js";
import type { Checked } from "./checked.js";
import { elementsOf } from "./element-range.js";

/** Lets an entry check its arguments among each other. @throws KernelArgumentError */
export function checkAmong(check: (context: CheckContext) => void, checked: Checked): void {
  const { signature, dtype, sizes, numbers, shapes, operands } = checked;
  check({
    dtype,
    dims: sizes,
    numbers,
    shapes,
    values(name) {
      const operand = operands[signature.arrays.findIndex(({ param }) => param.name === name)];
      return operand === undefined ? [] : elementsOf(operand);
    },
    refuse(argument, expected, got) {
      throw new KernelArgumentError(signature.name, argument, expected, got);
    },
  });
}
