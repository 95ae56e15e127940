// Stands in for vitest in a page: its own runner and expectations, without what needs Node.
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from "@vitest/expect";
import { getCurrentTest } from "@vitest/runner";
import * as chai from "chai";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

const matchers = (globalThis as Record<symbol, object>)[Symbol.for("asymmetric-matchers-object")];
const check = (value: unknown, message?: string) => {
  const assertion = chai.expect(value, message) as Chai.Assertion & { withTest(test: unknown): unknown };
  return assertion.withTest(getCurrentTest());
};

export const expect = Object.assign(check, chai.expect, matchers);
setState({ assertionCalls: 0 }, expect as never);

export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from "@vitest/runner";
