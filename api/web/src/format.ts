// Numbers, money and years as officials read them.
import { language, say } from "./language";
import type { Json, NodeRecord } from "./types";
import { propertyLabel, kindLabel, statusLabel } from "./vocabulary";
import { ANSWER } from "./words";

const BUDDHIST_ERA = 543;

// Made once: to make one takes longer than to draw the number.
const COUNT = new Intl.NumberFormat("en-US");
const PERCENT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });
const SHORT: Intl.NumberFormatOptions = { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 };
const SHORT_BAHT = { th: new Intl.NumberFormat("th-TH", SHORT), en: new Intl.NumberFormat("en-GB", SHORT) };
const AT: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };
const MOMENT = { th: new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", AT), en: new Intl.DateTimeFormat("en-GB", AT) };

/** A decimal text with thousands set apart; satang where there are any. Never through a float. */
export function baht(amount: string | null | undefined): string {
  if (amount === null || amount === undefined) return "–";
  const [whole = "0", satang = ""] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return satang.replace(/0+$/, "") ? `${grouped}.${satang.padEnd(2, "0")}` : grouped;
}

/** Money in short, for headlines and charts: 16.9 ล้าน. */
export function shortBaht(amount: string | null | undefined): string {
  if (amount === null || amount === undefined) return "–";
  return SHORT_BAHT[language.value].format(Number(amount));
}

export function count(number: number): string {
  return COUNT.format(number);
}

export function percent(share: number | string | null | undefined): string {
  if (share === null || share === undefined) return "–";
  return `${PERCENT.format(Number(share) * 100)}%`;
}

export function fiscalYear(year: number | null): string {
  if (year === null) return "";
  return language.value === "th" ? `${year}` : `${year} (${year - BUDDHIST_ERA})`;
}

export function moment(iso: string): string {
  return MOMENT[language.value].format(new Date(iso));
}

/** What a node is called: its code and name, a budget its amount, else the end of its id. */
export function called(node: Pick<NodeRecord, "id" | "kind" | "code" | "name" | "properties">): string {
  const words = [node.code, node.name].filter(Boolean).join(" ");
  return words || (node.kind === "budget" && money(node)) || node.id.slice(node.id.indexOf(":") + 1);
}

/** The same, with the year where things of several years stand together. */
export function calledOfYear(node: NodeRecord): string {
  return node.fiscal_year === null ? called(node) : `${called(node)} (${node.fiscal_year})`;
}

/** The amount of a budget, or why it has none. */
function money({ properties }: Pick<NodeRecord, "properties">): string {
  const { amount_baht: amount, status } = properties;
  if (typeof amount === "string") return `${baht(amount)} ${say(ANSWER.baht)}`;
  return typeof status === "string" ? statusLabel(status) : "";
}

/** A value of a property in words: targets by their text, lists one after the other. */
export function plain(value: Json): string {
  if (value === null) return "–";
  if (Array.isArray(value)) return value.map(plain).join(", ");
  if (typeof value === "object") {
    const text = value["text"];
    if (typeof text === "string") return text;
    return Object.entries(value).map(([name, part]) => `${labelled(name)}: ${plain(part)}`).join("; ");
  }
  return String(value);
}

/** What a part of a value is called; counts are named after the kind that they count, in the plural. */
function labelled(name: string): string {
  const counted = name.replace(/s$/, "");
  const label = propertyLabel(name);
  return label !== name || counted === name ? label : kindLabel(counted).replace(counted, name);
}

/** What recognition puts around words; any other mark is part of what was printed. */
const TAGS = /<\/?(p|li|ul|ol|br|div|span|b|i|u|em|strong|sub|sup|table|thead|tbody|tr|th|td)\b[^>]*>/gi;

/** Printed text without the tags that recognition put into it. */
export function printed(text: string): string {
  return text.replace(/<\/(p|li|ul)>/gi, "\n").replace(TAGS, " ").replace(/[ \t]+/g, " ").replace(/\n\s*\n+/g, "\n").trim();
}
