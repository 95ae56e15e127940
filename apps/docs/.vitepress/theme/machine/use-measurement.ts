import { onMounted, ref, shallowRef } from "vue";
import { keep, lastKept } from "./kept.js";

/** How a page measures something. */
interface Measurement<T> {
  /** Under what the browser keeps it. */
  readonly name: string;
  /** Measures; tells what it is at, and what there is so far. */
  measure(tell: (at: string, soFar: T) => void): Promise<T>;
  markdown(measured: T): string;
  /** Whether what was kept is what is measured today. */
  isSound(kept: T): boolean;
}

/** A measurement that a page makes, shows, keeps in the browser and copies as Markdown. */
export function useMeasurement<T>({ name, measure, markdown, isSound }: Measurement<T>) {
  const measured = shallowRef<T>();
  const state = ref<"loading" | "ready" | "running">("loading");
  const said = ref("");

  onMounted(() => {
    const kept = lastKept<T>(name);
    if (kept && isSound(kept)) measured.value = kept;
    state.value = "ready";
  });

  async function run() {
    state.value = "running";
    try {
      measured.value = await measure((at, soFar) => {
        said.value = at;
        measured.value = soFar;
      });
      keep(name, measured.value);
      said.value = "";
    } catch (error) {
      said.value = error instanceof Error ? error.message : String(error);
    } finally {
      state.value = "ready";
    }
  }

  async function copy() {
    if (!measured.value) return;
    said.value = await navigator.clipboard.writeText(markdown(measured.value)).then(
      () => "Copied",
      () => "The browser does not let the page copy",
    );
  }

  return { measured, state, said, run, copy };
}
