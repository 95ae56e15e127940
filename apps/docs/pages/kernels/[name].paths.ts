import { kernelPages } from "../../.vitepress/kernel-pages.js";

export default {
  async paths() {
    const pages = await kernelPages();
    return pages.map(({ name, content }) => ({ params: { name }, content }));
  },
};
