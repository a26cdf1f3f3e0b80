// Numbers, money and years as officials read them.
import { language } from "./language";
import type { Json, NodeRecord } from "./types";

const BUDDHIST_ERA = 543;

function locale(): string {
  return language.value === "th" ? "th-TH" : "en-GB";
}

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
  return new Intl.NumberFormat(locale(), { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 }).format(Number(amount));
}

export function count(number: number): string {
  return new Intl.NumberFormat("en-US").format(number);
}

export function percent(share: number | string | null | undefined): string {
  if (share === null || share === undefined) return "–";
  return `${new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 }).format(Number(share) * 100)}%`;
}

export function fiscalYear(year: number | null): string {
  if (year === null) return "";
  return language.value === "th" ? `${year}` : `${year} (${year - BUDDHIST_ERA})`;
}

export function moment(iso: string): string {
  const calendar = language.value === "th" ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB";
  return new Date(iso).toLocaleString(calendar, { dateStyle: "medium", timeStyle: "short" });
}

/** What a node is called: its code and name, else the end of its id. */
export function called(node: Pick<NodeRecord, "id" | "code" | "name">): string {
  const words = [node.code, node.name].filter(Boolean).join(" ");
  return words || node.id.slice(node.id.indexOf(":") + 1);
}

/** A value of a property in words: targets by their text, lists one after the other. */
export function plain(value: Json): string {
  if (value === null) return "–";
  if (Array.isArray(value)) return value.map(plain).join(", ");
  if (typeof value === "object") {
    const text = value["text"];
    if (typeof text === "string") return text;
    return Object.entries(value).map(([name, part]) => `${name}: ${plain(part)}`).join("; ");
  }
  return String(value);
}

/** Printed text without the tags that recognition put into it. */
export function printed(text: string): string {
  return text.replace(/<\/(p|li|ul)>/gi, "\n").replace(/<[^>]*>/g, " ").replace(/[ \t]+/g, " ").replace(/\n\s*\n+/g, "\n").trim();
}
