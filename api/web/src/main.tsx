import "@fontsource/sarabun/thai-400.css";
import "@fontsource/sarabun/thai-600.css";
import "@fontsource/sarabun/latin-400.css";
import "@fontsource/sarabun/latin-600.css";
import { render } from "preact";
import { App } from "./app";
import { language } from "./language";
import "./styles.css";
import { learn } from "./vocabulary";

document.documentElement.lang = language.value;
const page = document.getElementById("page");
if (page) {
  learn().catch(() => undefined).finally(() => render(<App />, page));
}
