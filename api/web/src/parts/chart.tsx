// ECharts, the parts that the page uses; names are drawn as plain text, never as markup.
import { HeatmapChart, SankeyChart, TreemapChart } from "echarts/charts";
import { GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "preact/hooks";

use([HeatmapChart, SankeyChart, TreemapChart, GridComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

interface Properties {
  option: EChartsCoreOption;
  height: number;
  label: string;
  onPick?: (name: string) => void;
}

export function Chart({ option, height, label, onPick }: Properties) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!holder.current) return;
    const chart = init(holder.current, null, { renderer: "svg" });
    // Tooltips as rich text: ECharts puts function results into HTML unescaped.
    chart.setOption({ textStyle: { fontFamily: "Sarabun, sans-serif" }, tooltip: { renderMode: "richText" }, ...option });
    if (onPick) chart.on("click", (event) => onPick(String(event.name)));
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(holder.current);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={holder} class="chart" style={{ height: `${height}px` }} role="img" aria-label={label} />;
}

export function ink(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
}
