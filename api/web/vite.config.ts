import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

// The page is served by the same process as the API, under /assets; nothing is inlined, so that a
// content security policy without 'unsafe-inline' holds.
export default defineConfig({
  plugins: [preact()],
  base: "/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/v1": "http://127.0.0.1:8000" } },
});
