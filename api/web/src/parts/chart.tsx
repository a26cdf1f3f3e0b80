// The place of a chart, which is drawn when what draws it has been loaded.
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef, useState } from "preact/hooks";
import { Scrolled } from "./scrolled";

interface Properties {
  option: EChartsCoreOption;
  height: number;
  label: string;
  /** Whether it scrolls sideways rather than be drawn narrow. */
  wide?: boolean;
}

/** Fetches what draws charts; asked for beside the answers, it is there when they come. */
export const loadDrawing = () => import("./drawing");

export function Chart({ option, height, label, wide = false }: Properties) {
  const holder = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let undraw: (() => void) | null = () => undefined;
    loadDrawing().then(({ draw }) => {
      if (!undraw || !holder.current) return;
      undraw = draw(holder.current, option);
      setDrawn(true);
    });
    return () => {
      undraw?.();
      undraw = null;
    };
  }, [option]);
  return (
    <Scrolled label={label}>
      <div ref={holder} class={wide ? "chart wide" : "chart"} style={{ height: `${height}px` }} role="img" aria-label={label} aria-busy={!drawn} />
    </Scrolled>
  );
}
