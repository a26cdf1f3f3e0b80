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
  number: w("จำนวน", "Number"),
  next: w("หน้าถัดไป →", "Next page →"),
} as const;

export const SEVERITIES: Record<string, Wording> = {
  error: w("ต้องแก้ไข", "Error"),
  warning: w("ควรตรวจสอบ", "Warning"),
  info: w("ข้อสังเกต", "Note"),
};

export const HOME = {
  holds: w("ฐานข้อมูลนี้มี", "This base holds"),
  questions: w("คำถามหลัก", "The questions"),
  trace: w("นโยบายหนึ่งดำเนินการด้วยโครงการใด เงินเท่าใด โดยใคร", "What carries out a policy, with what money, in whose hands?"),
  traceFact: w("{policies} นโยบาย · {projects} โครงการ", "{policies} policies · {projects} projects"),
  coverage: w("ตัววัดผลหลักใดยังไม่มีโครงการ", "Which key results has nobody a project for?"),
  coverageFact: w("ยังขาด {gaps} จาก {subjects}", "{gaps} of {subjects} lack one"),
  money: w("เงินเป็นไปตามยุทธศาสตร์หรือไม่", "Does the money follow the strategy?"),
  moneyFact: w("{linked}บาทผูกกับยุทธศาสตร์ จากทั้งหมด {total}บาท", "{linked} baht hang on a strategy, of {total}"),
  scores: w("คะแนนถูกต้องหรือไม่ เพราะอะไร", "Is a score right, and why?"),
  scoresFact: w("คะแนนรวมตรงกัน {agreeing} จาก {stated}", "{agreeing} of {stated} totals agree"),
  findings: w("เอกสารขัดแย้งกันที่ใด", "Where do the documents contradict themselves?"),
  findingsFact: w("ต้องแก้ไข {error} · ควรตรวจสอบ {warning} · ข้อสังเกต {info}", "{error} errors · {warning} warnings · {info} notes"),
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
  otherSources: w("ที่มาอื่นอีก {more} แห่ง", "{more} more sources"),
  nodes: w("{nodes} รายการ {edges} ความเชื่อมโยง", "{nodes} nodes, {edges} links"),
} as const;

export const COVERAGE = {
  rule: w("เกณฑ์", "Rule"),
  covered: w("ครบ", "Covered"),
  gaps: w("ขาด", "Gaps"),
  exempt: w("ยกเว้น", "Exempt"),
  deep: w("ถึงเงินและผู้รับผิดชอบ", "Down to money and hands"),
  matrix: w("ยุทธศาสตร์กับหน่วยงาน", "Strategies against agencies"),
  columns: w("คอลัมน์", "Columns"),
  agency: w("หน่วยงาน", "Agencies"),
  division: w("ส่วนราชการ/ฝ่าย", "Divisions"),
  none: w("ไม่มีผู้รับผิดชอบ", "Nobody"),
  noMatrix: w("เกณฑ์นี้ว่าด้วย{kind} ซึ่งไม่อยู่ใต้ยุทธศาสตร์ จึงไม่มีตาราง", "This rule is about the kind “{kind}”, which serves no strategy: there is no matrix"),
  everyCell: w("แสดงทุกช่อง", "All cells"),
  all: w("ทุกเกณฑ์", "All rules"),
  list: w("รายการที่ขาด", "The gaps"),
  why: w("เพราะเหตุใด", "Why"),
  candidates: w("รายการที่อาจเกี่ยวข้อง", "What may belong to it"),
} as const;

export const MONEY = {
  by: w("จำแนกตาม", "By"),
  flows: w("ทางเดินของเงิน", "How the money runs"),
  alignment: w("เงินกับเป้าหมาย", "Money beside key results"),
  table: w("ตาราง", "Table"),
  missing: w("ช่องงบประมาณระบุว่าอย่างไร", "What the budget column says"),
  declared: w("ยอดที่เอกสารระบุ", "Declared totals"),
  areas: w("เงินแต่ละกลุ่มอยู่กับใคร", "In whose hands the money of each group is"),
  group: w("กลุ่ม", "Group"),
  projectCount: w("{count} โครงการ", "{count} projects"),
  amount: w("จำนวนเงิน (บาท)", "Amount (baht)"),
  share: w("ร้อยละของเงิน", "Share of money"),
  shareKrs: w("ร้อยละของตัววัดผลหลัก", "Share of key results"),
  projects: w("โครงการ", "Projects"),
  keyResults: w("ตัววัดผลหลัก", "Key results"),
  direct: w("เฉพาะกลุ่มเดียว", "With one group"),
  shared: w("ร่วมกันหลายกลุ่ม ไม่แบ่ง", "Shared, not split"),
  notLinked: w("ไม่ผูกกับกลุ่มใด", "Linked to none"),
  total: w("รวมทั้งฐานข้อมูล", "Total of the base"),
  balanced: w("ผลรวมตรงกับยอดรวมทั้งหมด", "The parts add up to the total"),
  unbalanced: w("ผลรวมไม่ตรงกับยอดรวม", "The parts do not add up"),
  computed: w("คำนวณได้", "Computed"),
  stated: w("ระบุไว้", "Declared"),
  difference: w("ต่างกัน", "Difference"),
  status: w("เหตุผล", "Reason"),
  noLink: w("ไม่ผูกกับตัววัดผลหลัก", "Tied to no key result"),
  others: w("อื่น ๆ อีก {count}", "{count} others"),
  withoutAmount: w("{count} รายการไม่มีจำนวนเงิน", "{count} without an amount"),
} as const;

export const BY: Record<string, Wording> = {
  strategy: w("ยุทธศาสตร์", "Strategy"), issue: w("ประเด็นการพัฒนา", "Issue"), super_okr: w("Super OKR", "Super OKR"),
  key_result: w("ตัววัดผลหลัก", "Key result"), policy: w("นโยบาย", "Policy"), division: w("ส่วนราชการ/ฝ่าย", "Division"),
  agency: w("หน่วยงาน", "Agency"), category: w("ประเภทแผน", "Category"), year: w("ปีงบประมาณ", "Fiscal year"),
};

export const FINDINGS = {
  all: w("ทั้งหมด", "All"),
  rule: w("เกณฑ์", "Rule"),
  allRules: w("ทุกเกณฑ์", "All rules"),
  allDocuments: w("ทุกเอกสาร", "All documents"),
  decided: w("พิจารณาแล้ว", "decided"),
  undecided: w("ยังไม่มีผลการพิจารณา", "Nothing has been decided yet"),
  certainty: w("ความมั่นใจร้อยละ {certainty}", "{certainty} % sure"),
  passages: w("ข้อความตามที่พิมพ์", "The passages as printed"),
  decision: w("ผลการพิจารณา", "Decision"),
  reason: w("เหตุผล", "Reason"),
  who: w("ผู้พิจารณา", "Who decides"),
  until: w("ถึงวันที่", "until"),
  key: w("รหัสเข้าใช้ (key)", "Key"),
  record: w("บันทึก", "Record"),
} as const;

export const DECISIONS: Record<string, Wording> = {
  accepted: w("รับทราบว่าผิด", "Accepted: it is a mistake"), mended: w("แก้ไขในฉบับต่อไป", "Mended from the next edition on"),
  exempt: w("ไม่ถือว่าผิด", "Exempt: it is none here"),
};

export const DOCUMENTS = {
  file: w("ไฟล์", "File"),
  title: w("ชื่อเอกสาร", "Title"),
  report: w("รายงานการนำเข้า", "Load report"),
  loadedAt: w("นำเข้าเมื่อ {moment}", "Loaded {moment}"),
  rows: w("แถวทั้งหมด", "Rows"),
  statements: w("ข้อเท็จจริง", "Statements"),
  leftOut: w("แถวที่ไม่ได้อ่านและเหตุผล", "Rows left out, and why"),
  notes: w("หมายเหตุการอ่าน", "Notes on reading"),
  tables: w("ตาราง", "Tables"),
  table: w("ตาราง", "Table"),
  line: w("บรรทัด", "Line"),
  form: w("แบบ", "Form"),
  heading: w("หัวข้อ", "Heading"),
  unread: w("ไม่มีแบบใดรองรับ", "no form reads it"),
  load: w("นำเข้าเอกสาร", "Load a document"),
  drop: w("ลากไฟล์มาวางในกรอบนี้ หรือเลือกไฟล์: เอกสารข้อความ (.txt) หรือไฟล์ส่งออก (.jsonl, .ttl, .nq, .jsonld)", "Drop a file here, or choose one: a text document (.txt) or an export (.jsonl, .ttl, .nq, .jsonld)"),
  oneFile: w("วางได้ครั้งละหนึ่งไฟล์", "One file at a time"),
  choose: w("เลือกไฟล์", "Choose a file"),
  noneChosen: w("ยังไม่ได้เลือกไฟล์", "none chosen yet"),
} as const;

/** Where the weights of the parts of a score come from. */
export const WEIGHTINGS: Record<string, Wording> = {
  stated: w("ค่าเฉลี่ยของส่วนที่ทราบ ถ่วงด้วยน้ำหนักที่ระบุไว้", "Mean of what is known, by the weights that are stated"),
  equal: w("ค่าเฉลี่ยของส่วนที่ทราบ ทุกรายการน้ำหนักเท่ากัน เพราะไม่มีการระบุน้ำหนักครบ", "Mean of what is known; all count the same, for not every weight is stated"),
  none: w("ระบุคะแนนไว้โดยตรง", "Stated for itself"),
};
/** What loading a document did to the base. */
export const OUTCOMES: Record<string, Wording> = {
  added: w("เพิ่มเอกสารใหม่", "added"), superseded: w("แทนฉบับเดิม", "added, replaces a former edition"), unchanged: w("มีอยู่แล้ว", "unchanged"),
  reread: w("อ่านใหม่แทนของเดิม", "read again, replaces what was read before"), outdated: w("มีฉบับใหม่กว่า", "a later edition is in force"),
};
export const JOB_STATES: Record<string, Wording> = {
  queued: w("รอนำเข้า", "Waiting"), running: w("กำลังนำเข้า", "Loading"), done: w("นำเข้าแล้ว", "Loaded"), failed: w("นำเข้าไม่สำเร็จ", "Failed"),
};

export const DISPOSITIONS: Record<string, Wording> = {
  extracted: w("อ่านได้", "Extracted"), header: w("หัวตาราง", "Header"), continuation: w("ต่อเนื่อง", "Continuation"),
  total: w("ยอดรวม", "Total"), empty: w("ว่าง", "Empty"), left_out: w("ไม่ได้อ่าน", "Left out"),
};

export const SCORES = {
  official: w("ทางการ", "Official"),
  self: w("หน่วยงานรายงาน", "Self"),
  stated: w("ระบุ", "Stated"),
  computed: w("คำนวณ", "Recomputed"),
  weight: w("น้ำหนัก", "Weight"),
  weighted: w("ถ่วงน้ำหนัก", "Weighted"),
  result: w("ผล", "Result"),
  indicator: w("ตัวชี้วัด", "Indicator"),
  total: w("คะแนนรวม", "Total"),
  agrees: w("ตรงกัน", "agrees"),
  differs: w("ไม่ตรง", "differs"),
  why: w("ที่มาของคะแนน", "Why"),
  evaluations: w("การประเมินผลการปฏิบัติราชการ", "Evaluations"),
  noResults: w("ยังไม่มีผลการประเมิน", "No results yet"),
  node: w("รายการ", "Of"),
  hierarchy: w("ผลรวมตามลำดับชั้นของแผน", "What results add up to"),
  plans: w("เลือกแผน", "Choose a plan"),
  nothingKnown: w("ยังไม่มีผลการดำเนินงานใต้รายการนี้", "No results below this yet"),
  known: w("ส่วนที่ทราบ", "Share known"),
  bounds: w("ต่ำสุด–สูงสุด", "Bounds"),
  score: w("คะแนน", "Score"),
  remarks: w("ข้อสังเกตต่อคะแนน", "Remarks on scores"),
  part: w("คะแนน {score} × น้ำหนัก {weight} (ทราบ {known}) → {points}", "score {score} × weight {weight} ({known} known) → {points}"),
} as const;

export const COMPARE = {
  left: w("ด้านซ้าย", "Left"),
  right: w("ด้านขวา", "Right"),
  added: w("เพิ่มขึ้น", "Added"),
  gone: w("หายไป", "Gone"),
  both: w("มีทั้งสองด้าน", "In both"),
  changed: w("เปลี่ยนแปลง", "Changed"),
  effect: w("ผลต่อเงินและความครอบคลุม", "What that does to money and coverage"),
  compare: w("เปรียบเทียบ", "Compare"),
  hint: w("หน่วยงาน/ปี เช่น บางนา/2569", "agency/year, such as บางนา/2569"),
  how: w("จับคู่จาก{how}", "matched by {how}"),
  likeness: w("ความคล้าย {percent}", "likeness, {percent}"),
} as const;

export const MATCHED_BY: Record<string, Wording> = {
  id: w("รหัสอ้างอิงเดียวกัน", "the same id"), code: w("รหัสและชื่อ", "code and name"), name: w("ชื่อ", "name"),
};

export const COMPARED: Record<string, Wording> = {
  budget_status: w("สถานะงบประมาณ", "Budget"), divisions: w("ส่วนราชการ/ฝ่าย", "Divisions"),
  key_results: w("ตัววัดผลหลัก", "Key results"), policies: w("นโยบาย", "Policies"),
  agency_target: w("ค่าเป้าหมายของหน่วยงาน", "The agency's target"),
};
