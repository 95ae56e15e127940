import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { h } from "vue";
import EffectCanvas from "./components/EffectCanvas.vue";
import EscapeCanvas from "./components/EscapeCanvas.vue";
import KernelPlayground from "./components/KernelPlayground.vue";
import KernelTable from "./components/KernelTable.vue";
import LandingPage from "./components/LandingPage.vue";
import LearnExercise from "./components/LearnExercise.vue";
import LiveCode from "./components/LiveCode.vue";
import LiveKernel from "./components/LiveKernel.vue";
import MachineKernels from "./components/MachineKernels.vue";
import MachineSpeedup from "./components/MachineSpeedup.vue";
import MeasuredTables from "./components/MeasuredTables.vue";
import ParakernMark from "./components/ParakernMark.vue";
import SpeedupFigure from "./components/SpeedupFigure.vue";
import SpeedupTable from "./components/SpeedupTable.vue";
import WorkersDiagram from "./components/WorkersDiagram.vue";
import "./style.css";
import "./print.css";

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "nav-bar-title-before": () => h(ParakernMark) }),
  enhanceApp({ app }) {
    for (const [name, component] of Object.entries({
      EffectCanvas,
      EscapeCanvas,
      KernelPlayground,
      KernelTable,
      LandingPage,
      LearnExercise,
      LiveCode,
      LiveKernel,
      MachineKernels,
      MachineSpeedup,
      MeasuredTables,
      ParakernMark,
      SpeedupFigure,
      SpeedupTable,
      WorkersDiagram,
    })) {
      app.component(name, component);
    }
  },
} satisfies Theme;
