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
// The vocabulary is asked for first, and the view asks beside it; without it, kinds go by their own names.
void learn().catch(() => undefined);
if (page) render(<App />, page);
