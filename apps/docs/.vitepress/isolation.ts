import type { UserConfig } from "vitepress";

type Plugins = NonNullable<NonNullable<UserConfig["vite"]>["plugins"]>;

/** Sends the two headers of cross-origin isolation from the dev server: `server.headers` does not reach its pages. */
export function isolation(): Plugins[number] {
  return {
    name: "isolation",
    configureServer(server) {
      server.middlewares.use((_request, response, next) => {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
        next();
      });
    },
  };
}
