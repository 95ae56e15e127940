import { NDArray } from "@parakern/kernels-wasm";
import { dehydrateArray, rehydrateView } from "./array-view.js";
import { defineHandle } from "./task/handle.js";

// Apart from the view: workers need not load what makes arrays to see their elements.
defineHandle<NDArray>({
  name: "NDArray",
  class: NDArray,
  arrivesAs: "ArrayView",
  dehydrate: dehydrateArray,
  rehydrate: rehydrateView,
  hold: (array) => array.pin(),
});
