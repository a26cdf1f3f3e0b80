// ECharts, the parts that the page uses; names are drawn as plain text, never as markup.
import { HeatmapChart, SankeyChart, TreemapChart } from "echarts/charts";
import { GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "preact/hooks";
import { Scrolled } from "./scrolled";

use([HeatmapChart, SankeyChart, TreemapChart, GridComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

interface Properties {
  option: EChartsCoreOption;
  height: number;
  label: string;
  /** Whether it scrolls sideways rather than be drawn narrow. */
  wide?: boolean;
  onPick?: (name: string) => void;
}

/** The width of an A4 page within its margins, in CSS pixels. */
const PAPER = 680;

export function Chart({ option, height, label, wide = false, onPick }: Properties) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!holder.current) return;
    const chart = init(holder.current, null, { renderer: "svg" });
    // Tooltips as rich text: ECharts puts function results into HTML unescaped.
    chart.setOption({ ...option, animation: false, textStyle: { fontFamily: "Sarabun, sans-serif" }, tooltip: { ...option["tooltip"] as object, renderMode: "richText" } });
    if (onPick) chart.on("click", (event) => onPick(String(event.name)));
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(holder.current);
    const drawAt = (width: number | "auto") => () => {
      chart.resize({ width });
      chart.getZr().flush(); // at once: a page is printed before its next frame
    };
    const [print, back] = [drawAt(PAPER), drawAt("auto")];
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", back);
    return () => {
      fit.disconnect();
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", back);
      chart.dispose();
    };
  }, [option]);
  return (
    <Scrolled label={label}>
      <div ref={holder} class={wide ? "chart wide" : "chart"} style={{ height: `${height}px` }} role="img" aria-label={label} />
    </Scrolled>
  );
}

export function ink(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
}
