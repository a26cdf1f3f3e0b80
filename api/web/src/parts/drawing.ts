// ECharts, the parts that the page uses; loaded when there is something to draw.
import { SankeyChart, TreemapChart } from "echarts/charts";
import { TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([SankeyChart, TreemapChart, TooltipComponent, SVGRenderer]);

/** The width of an A4 page within its margins, in CSS pixels. */
const PAPER = 680;

/** Draws a chart that fits its holder, and the paper when it is printed; names are drawn as plain text, never as markup. */
export function draw(holder: HTMLElement, option: EChartsCoreOption): () => void {
  const chart = init(holder, null, { renderer: "svg" });
  // Tooltips as rich text: ECharts puts function results into HTML unescaped.
  const tooltip = { ...(option["tooltip"] as object), renderMode: "richText" };
  chart.setOption({ ...option, animation: false, textStyle: { fontFamily: "Sarabun, sans-serif" }, tooltip });
  const drawAt = (width: number | "auto") => () => {
    chart.resize({ width });
    chart.getZr().flush(); // at once: a page is printed before its next frame
  };
  const [print, back] = [drawAt(PAPER), drawAt("auto")];
  const fit = new ResizeObserver(() => {
    if (holder.clientWidth !== chart.getWidth()) chart.resize(); // the first call comes at once, and all is drawn
  });
  fit.observe(holder);
  window.addEventListener("beforeprint", print);
  window.addEventListener("afterprint", back);
  return () => {
    fit.disconnect();
    window.removeEventListener("beforeprint", print);
    window.removeEventListener("afterprint", back);
    chart.dispose();
  };
}
