// The words of the page, in Thai and English.
import type { Wording } from "./language";

const w = (th: string, en: string): Wording => ({ th, en });

export const PAGE = {
  home: w("ภาพรวม", "Overview"),
  trace: w("สืบทาน", "Trace"),
  coverage: w("ความครอบคลุม", "Coverage"),
  money: w("งบประมาณ", "Money"),
  scores: w("คะแนน", "Scores"),
  findings: w("ข้อตรวจพบ", "Findings"),
  documents: w("เอกสาร", "Documents"),
  compare: w("เปรียบเทียบ", "Compare"),
  search: w("ค้นหา", "Search"),
} as const;

export const SITE = {
  tagline: w("สืบทานนโยบายถึงโครงการ เงิน และผู้รับผิดชอบ", "From policy to projects, money and hands"),
  searchFor: w("ค้นรหัส ชื่อ หรือข้อความในเอกสาร เช่น 049, 41101, ปลูกต้นไม้", "Code, name or words in a document, such as 049, 41101"),
  menu: w("เมนู", "Menu"),
  skip: w("ข้ามไปยังเนื้อหา", "Skip to content"),
  light: w("พื้นสว่าง", "Light"),
  dark: w("พื้นเข้ม", "Dark"),
  api: w("สำหรับโปรแกรม (API)", "For programs (API)"),
  version: w("รุ่นข้อมูล {version}", "Data version {version}"),
  printedOn: w("พิมพ์เมื่อ {moment}", "Printed {moment}"),
} as const;

export const ANSWER = {
  waiting: w("กำลังค้น…", "Looking…"),
  nothing: w("ไม่พบข้อมูล", "Nothing found"),
  complete: w("คำตอบครบถ้วน จากเอกสาร {documents} ฉบับ ปี {years}", "Complete, from {documents} documents of {years}"),
  cut: w("แสดงบางส่วน: ยังมีอีก {more} รายการ", "Cut: {more} more"),
  more: w("อีก {more} รายการ", "{more} more"),
  total: w("{total} รายการ", "{total} in all"),
  allYears: w("ทุกปี", "All years"),
  allAgencies: w("ทุกหน่วยงาน", "All agencies"),
  year: w("ปีงบประมาณ", "Fiscal year"),
  agency: w("หน่วยงาน", "Agency"),
  kind: w("ประเภท", "Kind"),
  allKinds: w("ทุกประเภท", "All kinds"),
  problem: w("ตอบไม่ได้", "No answer"),
  meant: w("หมายถึงรายการใด", "Which is meant?"),
  download: w("ดาวน์โหลด", "Download"),
  line: w("บรรทัด {line}", "line {line}"),
  table: w("ตาราง {table} แถว {row} คอลัมน์ {column}", "table {table}, row {row}, column {column}"),
  sourceIn: w("ที่มา: {file}", "Source: {file}"),
  baht: w("บาท", "baht"),
  close: w("ปิด", "Close"),
} as const;

export const SEVERITIES: Record<string, Wording> = {
  error: w("ผิด", "Error"),
  warning: w("ควรตรวจ", "Warning"),
  info: w("ข้อสังเกต", "Note"),
};

export const HOME = {
  holds: w("ฐานข้อมูลนี้มี", "This base holds"),
  questions: w("สี่คำถามหลัก", "Four questions"),
  trace: w("นโยบายหนึ่งดำเนินการด้วยโครงการใด เงินเท่าใด โดยใคร", "What carries out a policy, with what money, in whose hands?"),
  traceFact: w("{policies} นโยบาย · {projects} โครงการ", "{policies} policies · {projects} projects"),
  coverage: w("ตัววัดผลหลักใดยังไม่มีโครงการ", "Which key results has nobody a project for?"),
  coverageFact: w("ยังขาด {gaps} จาก {subjects}", "{gaps} of {subjects} lack one"),
  money: w("เงินเป็นไปตามยุทธศาสตร์หรือไม่", "Does the money follow the strategy?"),
  moneyFact: w("{linked} บาทผูกกับตัววัดผลหลัก จากทั้งหมด {total}", "{linked} baht hang on key results, of {total}"),
  scores: w("คะแนนถูกต้องหรือไม่ เพราะอะไร", "Is a score right, and why?"),
  scoresFact: w("คะแนนรวมตรงกัน {agreeing} จาก {stated}", "{agreeing} of {stated} totals agree"),
  findings: w("เอกสารขัดแย้งกันที่ใด", "Where do the documents contradict themselves?"),
  findingsFact: w("ผิด {error} · ควรตรวจ {warning} · ข้อสังเกต {info}", "{error} errors · {warning} warnings · {info} notes"),
  documents: w("เอกสารที่นำเข้า", "Documents loaded"),
} as const;

export const TRACE = {
  ask: w("เลือกรายการที่จะสืบทาน", "Choose what to trace"),
  up: w("ขึ้นไปหาแผน", "Up, to the plan"),
  down: w("ลงไปหาเงินและผู้รับผิดชอบ", "Down, to money and hands"),
  both: w("ทั้งสองทาง", "Both ways"),
  graph: w("แผนภาพ", "Graph"),
  list: w("รายการ", "List"),
  paths: w("ทุกเส้นทาง", "All paths"),
  to: w("ถึง", "to"),
  open: w("แสดงอีก {more}", "{more} more"),
  fold: w("พับ", "fold"),
  facts: w("ข้อเท็จจริงและที่มา", "Facts and their sources"),
  links: w("ความเชื่อมโยง", "Links"),
  outgoing: w("ไปยัง", "to"),
  incoming: w("จาก", "from"),
  conflict: w("เอกสารระบุไม่ตรงกัน", "stated differently"),
  hidden: w("ไม่ใช้ค่านี้", "not chosen"),
  breaks: w("ข้อต่อที่ขาด", "Where the chain breaks"),
  wholeTable: w("ดูในตาราง", "See in its table"),
  traceThis: w("สืบทานจากรายการนี้", "Trace from here"),
  impact: w("หากยกเลิกรายการนี้", "If this were taken away"),
  matchedFrom: w("อ่านจาก “{text}” (ความมั่นใจ {confidence})", "read from “{text}” ({confidence} sure)"),
  nodes: w("{nodes} รายการ {edges} ความเชื่อมโยง", "{nodes} nodes, {edges} links"),
} as const;
