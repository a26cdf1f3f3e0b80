// The frame of the page: search, the views, language and colours.
import { useEffect, useRef, useState } from "preact/hooks";
import { outstanding, version } from "./api";
import { moment } from "./format";
import { language, say, speak } from "./language";
import { SearchBox } from "./parts/search";
import { Link, place } from "./router";
import { startKernel } from "./trace/columns";
import { PAGE, SITE } from "./words";
import { CompareView } from "./views/compare";
import { CoverageView } from "./views/coverage";
import { DocumentsView, DocumentView } from "./views/documents";
import { FindingsView, FindingView } from "./views/findings";
import { HomeView } from "./views/home";
import { MoneyView } from "./views/money";
import { EvaluationView, ScoresView } from "./views/scores";
import { SearchView } from "./views/search";
import { TraceView } from "./views/trace";

const NAVIGATION = [
  ["/", PAGE.home], ["/trace", PAGE.trace], ["/coverage", PAGE.coverage], ["/money", PAGE.money], ["/scores", PAGE.scores],
  ["/findings", PAGE.findings], ["/documents", PAGE.documents], ["/compare", PAGE.compare],
] as const;

function View() {
  const [, first = "", ...rest] = place.value.path.split("/");
  const reference = rest.join("/");
  switch (first) {
    case "": return <HomeView />;
    case "search": return <SearchView />;
    case "trace": return <TraceView reference={reference} />;
    case "coverage": return <CoverageView />;
    case "money": return <MoneyView />;
    case "scores": return rest.length === 2 ? <EvaluationView agency={rest[0] ?? ""} year={rest[1] ?? ""} /> : <ScoresView />;
    case "findings": return reference ? <FindingView id={reference} /> : <FindingsView />;
    case "documents": return reference ? <DocumentView id={reference} /> : <DocumentsView />;
    case "compare": return <CompareView />;
    default: return <HomeView />;
  }
}

function title(): string {
  const first = `/${place.value.path.split("/")[1] ?? ""}`;
  const found = NAVIGATION.find(([path]) => path === first);
  const view = first === "/search" ? PAGE.search : (found?.[1] ?? PAGE.home);
  return `${say(view)} – policytrace`;
}

export function App() {
  const main = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const path = place.value.path;
  useEffect(() => {
    document.title = title();
  }, [place.value, language.value]);
  // Every view leads to graphs: what draws them is started as soon as this one has all that it asked for.
  const idle = outstanding.value === 0;
  useEffect(() => {
    if (!idle) return;
    const soon = setTimeout(startKernel, 200);
    return () => clearTimeout(soon);
  }, [idle]);
  const first = useRef(path);
  useEffect(() => {
    setOpen(false);
    // A view that was gone to is read from its start; one that was opened leaves the focus to the browser.
    if (path !== first.current) main.current?.focus({ preventScroll: true });
    first.current = "";
  }, [path]);
  return (
    <>
      <a class="skip" href="#main">{say(SITE.skip)}</a>
      <header class="frame">
        <Link class="brand" to="/"><img src="/icon.svg" alt="" width="28" height="28" /> policytrace</Link>
        {path !== "/" && <SearchBox />}
        <div class="switches"><LanguageSwitch /><ColourSwitch /></div>
        <button class="menu" type="button" aria-expanded={open} aria-controls="views" onClick={() => setOpen(!open)}>
          {say(SITE.menu)}
        </button>
        <nav id="views" class={open ? "open" : ""} aria-label={say(SITE.menu)}>
          {NAVIGATION.map(([to, words]) => (
            <Link key={to} to={to} current={to === "/" ? path === "/" : path.startsWith(to)}>{say(words)}</Link>
          ))}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1} aria-busy={outstanding.value > 0}><View /></main>
      <footer class="frame">
        <span>{say(SITE.version, { version: version.value.slice(0, 8) })}</span>
        <span class="print-only">{say(SITE.printedOn, { moment: moment(new Date().toISOString()) })}</span>
        <a class="only-screen" href="/v1/docs">{say(SITE.api)}</a>
      </footer>
    </>
  );
}

function LanguageSwitch() {
  const other = language.value === "th" ? "en" : "th";
  return <button type="button" lang={other} onClick={() => speak(other)}>{other === "th" ? "ไทย" : "English"}</button>;
}

const KEPT_COLOURS = "policytrace.colours";

function ColourSwitch() {
  const preferred = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const [colours, setColours] = useState(window.localStorage.getItem(KEPT_COLOURS) ?? preferred);
  useEffect(() => {
    document.documentElement.dataset["colours"] = colours;
  }, [colours]);
  const other = colours === "dark" ? "light" : "dark";
  const choose = () => {
    window.localStorage.setItem(KEPT_COLOURS, other);
    setColours(other);
  };
  return <button type="button" onClick={choose}>{say(other === "dark" ? SITE.dark : SITE.light)}</button>;
}
