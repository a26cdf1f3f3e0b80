// The money of each group and whose hands it is in, as areas within areas.
import { useMemo } from "preact/hooks";
import type { Asked, Parameters } from "../api";
import { baht, shortBaht } from "../format";
import { language, say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Chart } from "../parts/chart";
import { MONEY } from "../words";
import { flowsAddress, namer, type End, type Flow, type FlowData, type Names } from "./flow_data";

const HEIGHT = 460;
/** Groups, and hands in all of them, that can be told apart. */
const MOST = 20;

/** Where the flows from the groups to the hands that hold their money stand. */
export function areasOf(by: string, parameters: Parameters): string {
  return flowsAddress([by, by === "division" ? "category" : "division"], MOST, parameters);
}

export function Areas({ asked, agencies }: { asked: Asked<FlowData>; agencies: Names }) {
  return (
    <WithAnswer asked={asked} quiet>
      {({ data }) => (data.flows.length ? <Treemap data={data} agencies={agencies} /> : null)}
    </WithAnswer>
  );
}

function Treemap({ data, agencies }: { data: FlowData; agencies: Names }) {
  const option = useMemo(() => drawn(data, namer(data, agencies)), [data, agencies, language.value]);
  return <Chart option={option} height={HEIGHT} label={say(MONEY.areas)} />;
}

function drawn(data: FlowData, name: (end: End) => string) {
  const groups = [...Map.groupBy(data.flows, (flow) => name(flow.source))];
  const area = (flow: Flow, shade: string) => ({ name: name(flow.target), value: Number(flow.amount_baht), itemStyle: { color: lighter(shade) } });
  return {
    tooltip: { formatter: ({ name: of, value }: Area) => `${of}\n${baht(value.toFixed(2))}` },
    series: [
      {
        type: "treemap", roam: false, nodeClick: false, breadcrumb: { show: false }, left: 0, right: 0, top: 0, bottom: 0,
        data: groups.map(([group, flows], at) => {
          const shade = flows[0]?.source.part === "not_linked" ? NEUTRAL : (SHADES[at % SHADES.length] ?? NEUTRAL);
          return { name: group, itemStyle: { color: shade, borderColor: shade }, children: flows.map((flow) => area(flow, shade)) };
        }),
        upperLabel: { show: true, height: 26, color: "#ffffff", overflow: "truncate", formatter: ({ name: of }: Area) => of },
        label: { color: "#ffffff", overflow: "truncate", lineHeight: 20, formatter: ({ name: of, value }: Area) => `${of}\n${shortBaht(String(value))}` },
        levels: [{ upperLabel: { show: false }, itemStyle: { borderWidth: 0, gapWidth: 4 } }, { itemStyle: { borderWidth: 4, gapWidth: 2 } }],
      },
    ],
  };
}

interface Area {
  name: string;
  value: number;
}

/** Dark enough for white letters. */
const SHADES = ["#0b5d4e", "#3b3f8f", "#8a2f6b", "#7a4f00", "#2d5d8a", "#2f6b2f", "#9a3b1b", "#4b5a55", "#6a3d9a", "#8a2b2b"];
const NEUTRAL = "#56605d";

/** A shade with a little white in it, so that areas stand out from the group around them. */
function lighter(shade: string): string {
  const parts = [1, 3, 5].map((at) => parseInt(shade.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(part + (255 - part) * 0.1)).join(",")})`;
}
