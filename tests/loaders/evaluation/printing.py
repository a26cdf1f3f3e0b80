"""Prints an evaluation in the forms of the evaluation documents, in one of the many ways offices do."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.loaders.evaluation.content import GROUPS, Evaluation, Measure, Part, rounded
from tests.loaders.evaluation.style import Style
from tests.loaders.evaluation.wording import detailed, misread, plain, said_by_agency, said_by_reviewers, word

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def printed(evaluation: Evaluation, style: Style, seed: int) -> str:
    """The document."""
    printer = _Printer(evaluation, style, random.Random(seed))
    pieces = {"reports": printer.reports, "table": printer.table, "reviews": printer.reviews}
    present = {"reports": style.with_reports, "table": style.with_table, "reviews": style.with_reviews}
    lines = [line for name in style.order if present[name] for line in pieces[name]()]
    if style.lost_tabs:
        lines = [_without_last_tabs(line) for line in lines]
    text = style.newline.join(lines)
    return text.translate(_TO_THAI) if style.thai_digits else text


def _without_last_tabs(line: str) -> str:
    """A row that lost its last cell, where that is empty."""
    return line[:-1] if line.endswith("\t") and line.rstrip("\t").count("\t") else line


class _Printer:
    def __init__(self, evaluation: Evaluation, style: Style, chance: random.Random) -> None:
        self.evaluation = evaluation
        self.style = style
        self.chance = chance

    # --- cells and lines

    def number(self, value: Decimal) -> str:
        return f"{value:.3f}" if self.style.score_format == "three" else plain(rounded(value))

    def framed(self, texts: list[str], width: int) -> list[str]:
        """Lines of a form: in a table's frame, or plain ones."""
        if self.style.framed:
            return [text + "\t" * (width - 1) for text in texts]
        return [line for text in texts for line in (text, "")]

    def rows(self, header: list[str], body: list[list[str]], tear: tuple[int, ...] = ()) -> list[str]:
        """A table, broken over pages and with torn rows by chance."""
        lines = list(header)
        for place, row in enumerate(body):
            if place and self.chance.random() < self.style.breaks:
                lines += self._break(header)
            torn = self._torn(row, tear) if tear and self.chance.random() < self.style.torn else None
            if torn:
                lines += ["\t".join(torn[0]), *self._break(header), "\t".join(torn[1])]
                lines += ["\t".join(["--"] * len(row))] if self.style.dashes else []
            else:
                lines.append("\t".join(row))
        return [*lines, ""]

    def _break(self, header: list[str]) -> list[str]:
        return ["", *header] if self.style.repeat_header else [""]

    def _torn(self, row: list[str], tear: tuple[int, ...]) -> tuple[list[str], list[str]] | None:
        """The row in two: the named cells are cut at a space, each after its first words."""
        first, rest = list(row), [""] * len(row)
        for index in tear:
            words = row[index].split(" ")
            if len(words) > 2 and "<" not in row[index]:
                cut = self.chance.randint(2, len(words) - 1)
                first[index], rest[index] = " ".join(words[:cut]), " ".join(words[cut:])
        return (first, rest) if any(rest) else None

    def name(self, measure: Measure) -> str:
        """The name of an indicator as a form beside the table prints it: with spaces and letters of its own."""
        return misread(measure.name, self.chance) if self.style.misread else measure.name

    # --- the official table

    def table(self) -> list[str]:
        evaluation = self.evaluation
        title = [
            f"ผลการประเมินผลการปฏิบัติราชการประจำปีงบประมาณ พ.ศ. {evaluation.year}", "",
            f"ของหน่วยงาน สำนักงานเขต{evaluation.district}", "",
        ]  # fmt: skip
        body = [row for part in evaluation.parts for row in self._table_rows(part)]
        tear = (0, 1) if self.style.joined_code else (0, 2)
        style, self.style = self.style, replace(self.style, torn=self.style.table_torn)
        lines = self.rows(self._table_header(), [*body, self._total_row()], tear=tear)
        self.style = style
        return [*title, *lines]

    def _table_header(self) -> list[str]:
        spread = [""] if self.style.spread_header and not self.style.joined_code else []
        lead = ["องค์ประกอบ", "ตัวชี้วัด", *spread, "หน่วยวัด", "น้ำหนัก (ร้อยละ)"]
        top = [*lead, "เป้าหมาย/เกณฑ์การให้คะแนน", "", "", "", "", "ผลการดำเนินการ", "", "", "", "หมายเหตุ", ""]
        behind = ["ผลการดำเนินการตามตัวชี้วัด", "ค่าคะแนนที่ได้", "คะแนนถ่วงน้ำหนัก", "ผลการดำเนินการ", "", ""]
        blank = [""] * len(lead)
        numbers = [*blank, "1", "2", "3", "4", "5", *behind]
        points = [*blank, *(f"{count} คะแนน" for count in range(60, 101, 10)), "", "", "", "", "", ""]
        both = [*blank, *(f"ระดับ {level} ({50 + 10 * level} คะแนน)" for level in range(1, 6)), *behind]
        group = [*blank, "ระดับคะแนน", "", "", "", "", "", "", "", "", "", ""]
        rows = {2: [top, both], 3: [top, numbers, points], 4: [top, group, numbers, points]}[self.style.header_rows]
        return ["\t".join(row) for row in rows]

    def _table_rows(self, part: Part) -> list[list[str]]:
        rows: list[tuple[list[str], Measure]] = []
        for measure in part.measures:
            if measure.parts:
                weight = plain(measure.weight) if self.style.whole_weight else ""
                rows.append(([*self._lead(measure), "", weight, *[""] * 11], measure))
                rows += [(self._scored(leaf, measure), leaf) for leaf in measure.parts]
            else:
                rows.append((self._scored(measure), measure))
        scored = [row for row, measure in rows if not measure.parts]
        if not self.style.subtotals:
            self._sums(part, scored)
        title = f"องค์ประกอบที่ {part.code} {part.name}"
        printed = [row for row, _ in rows]
        if self.style.component_row:
            printed.insert(0, [title, *[""] * (len(rows[0][0]) - 1)])
        else:
            printed[0][0] = title
        if self.style.lost_front:
            printed = [row if row[0] else row[1:] if row[1] else row for row in printed]
        if self.style.subtotals:
            printed.append(self._sum_row(f"รวมองค์ประกอบที่ {part.code}", part.weight, part.weighted))
        return printed

    def _lead(self, measure: Measure, whole: Measure | None = None) -> list[str]:
        if whole:
            place = whole.parts.index(measure) + 1
            bullet = f"{place}) " if self.style.part_bullet == "1) " else self.style.part_bullet
            coded = self.style.part_codes
            measure = replace(
                measure,
                name=measure.name if coded else bullet + measure.name,
                code=f"{whole.code}.{place}" if coded else None,
            )
        if self.style.joined_code:
            return ["", f"{measure.code} {measure.name}" if measure.code else measure.name]
        return ["", measure.code or "", measure.name]

    def _scored(self, leaf: Measure, whole: Measure | None = None) -> list[str]:
        levels = [plain(threshold) for threshold in leaf.ladder or ()] or [""] * 5
        figures = [self.number(leaf.value), self.number(leaf.score), self.number(leaf.weighted)]
        remark = self.evaluation.group if leaf.code == "5.1" else ""
        return [*self._lead(leaf, whole), leaf.unit, plain(leaf.weight), *levels, *figures, "", remark, ""]

    def _sums(self, part: Part, rows: list[list[str]]) -> None:
        where = {"first": rows[:1], "last": rows[-1:]}.get(self.style.sums)
        for row in where or []:
            row[-3] = self.number(part.weighted)
        if where is None:
            for row in rows:
                row[-3] = row[-4]

    def _total_row(self) -> list[str]:
        weights = sum((part.weight for part in self.evaluation.parts), Decimal(0))
        return self._sum_row(self.style.total_label, weights, self.evaluation.total)

    def _sum_row(self, label: str, weight: Decimal, score: Decimal) -> list[str]:
        row = [label, *[""] * (14 if self.style.joined_code else 15)]
        if self.style.total_weight:
            row[3 if self.style.joined_code else 4] = plain(weight)
        if self.style.total_place in ("weighted", "both"):
            row[-4] = self.number(score)
        if self.style.total_place in ("sum", "both"):
            row[-3] = self.number(score)
        return row

    # --- the agency's reports

    def reports(self) -> list[str]:
        lines: list[str] = []
        for part in self.evaluation.parts:
            if part.single:
                lines += [line for measure in part.measures for line in self._single_report(part, measure)]
            else:
                lines += self._component_report(part)
        return lines

    def _report_head(self, part: Part, measure: Measure | None, width: int) -> list[str]:
        title = [
            "แบบฟอร์มการรายงาน", "",
            f"ผลการปฏิบัติราชการตามคำรับรองการปฏิบัติราชการประจำปีงบประมาณ พ.ศ. {self.evaluation.year}", "",
        ]  # fmt: skip
        title = title if self.style.form_title else title[2:]
        head = [f"หน่วยงาน{self.style.colon}สำนักงานเขต{self.evaluation.district}", *self._head(part, measure)]
        head += ["ชื่อผู้รับผิดชอบการรายงาน : ..........", "ตำแหน่ง : นักวิเคราะห์นโยบายและแผน", "เกณฑ์การให้คะแนน :"]
        return [*title, *self.framed(head, width)]

    def _head(self, part: Part, measure: Measure | None) -> list[str]:
        head = [f"องค์ประกอบที่ {part.code}{self.style.colon}{part.name}"]
        if measure and measure.code:
            head = [self._group(), *head] if measure.code == "5.1" else head
            coded = self.style.coded_line.format(code=measure.code, name=self.name(measure))
            return [*head, f"ตัวชี้วัด{self.style.colon}ความสำเร็จในการดำเนินการตามศักยภาพของหน่วยงาน", coded]
        return [*head, f"ตัวชี้วัด{self.style.colon}{self.name(measure) if measure else 'ความสำเร็จของการดำเนินงานตามภารกิจ'}"]

    def _group(self) -> str:
        if not self.style.other_groups:
            return f"กลุ่มหน่วยงาน{self.style.colon}{self.evaluation.group}"
        boxes = [
            f"{self.style.tick if group == self.evaluation.group else self.style.empty_tick}กลุ่มหน่วยงาน {group}"
            for group in GROUPS
        ]
        return "กลุ่มหน่วยงาน : " + " ".join(boxes)

    def _criteria_header(self, first: str = "ตัวชี้วัด") -> list[str]:
        return ["\t".join([first, *(f"ระดับ {level} ({50 + 10 * level} คะแนน)" for level in range(1, 6))])]

    def _component_report(self, part: Part) -> list[str]:
        rows: list[list[str]] = []
        for number, measure in enumerate(part.measures, start=1):
            rows.append([f"{number}. {self.name(measure)}", *([""] * 5 if measure.parts else measure.criteria)])
            for place, leaf in enumerate(measure.parts, start=1):
                rows.append([f"{number}.{place} {self.name(leaf)}", *leaf.criteria])
        lines = self._report_head(part, None, 6) + self.rows(self._criteria_header(), rows, tear=(0, 1, 2, 3, 4, 5))
        lines += ["* กรณีผลการดำเนินงานต่ำกว่าค่าเป้าหมายระดับ 1 จะได้คะแนนเท่ากับค่าเป้าหมายระดับ 1", ""]
        lines += ["ผลการดำเนินงาน :", "", *self._self_results(part)]
        lines += ["ปัจจัยสนับสนุนการดำเนินงาน (ภาพรวม):", "", "- " + word("ปัจจัย", part.code), ""]
        lines += ["อุปสรรคต่อการดำเนินงาน (ภาพรวม):", "", "- " + word("อุปสรรค", part.code), ""]
        lines += [f"การประเมินผลการปฏิบัติราชการองค์ประกอบที่ {part.code} (ร้อยละ {plain(part.weight)})", ""]
        lines += [f"สรุปผลการดำเนินงานตัวชี้วัดในองค์ประกอบที่ {part.code} {part.name}", "", *self._summary(part)]
        return lines + (self._details(part) if self.style.with_details else [])

    def _self_results(self, part: Part) -> list[str]:
        header = ["\t".join(["ตัวชี้วัด", "น้ำหนัก (ร้อยละ)", "ผลการดำเนินการ", "ค่าคะแนนที่ได้", "ค่าคะแนนถ่วงน้ำหนัก"])]
        body = [
            [f"{number}.", plain(measure.weight), f"ระดับ {measure.self_level}", str(50 + 10 * measure.self_level), ""]
            for number, measure in enumerate(part.measures, start=1)
        ]
        return self.rows(header, [*body, [self.style.sum_label, plain(part.weight), "", "คะแนนที่ได้", ""]])

    def _summary(self, part: Part) -> list[str]:
        labels = ["ลำดับที่", "ตัวชี้วัด", "เป้าหมาย", "น้ำหนัก คะแนน", "ระดับความสำเร็จ ที่ดำเนินงานได้", "ผลการดำเนินงาน", "คะแนนที่ได้"]
        body = [
            row for number, measure in enumerate(part.measures, start=1) for row in self._summary_rows(number, measure)
        ]
        return self.rows(["\t".join(labels)], [*body, ["รวมคะแนน", *[""] * 6]], tear=(1, 5))

    def _summary_rows(self, number: int, measure: Measure) -> list[list[str]]:
        """The row of an indicator; its parts stand in it, or each in a row of its own but the first."""
        said = f"{word('ดำเนินการ', measure.name)} ครบตามแผนงานที่กำหนดไว้"
        if not measure.parts:
            reached = said_by_agency(measure)
            return [[str(number), self.name(measure), measure.target, plain(measure.weight), reached, said, ""]]
        rows = [
            [f"- {self.name(part)}", part.target, f"({plain(part.weight)})", said_by_agency(part)]
            for part in measure.parts
        ]
        whole = plain(measure.weight)
        if self.style.part_rows:
            first = [
                str(number),
                self._several([self.name(measure), rows[0][0]]),
                rows[0][1],
                f"{whole} {rows[0][2]}",
                rows[0][3],
            ]
            return [[*first, said, ""], *(["", *row, "", ""] for row in rows[1:])]
        joined = [
            self._several([self.name(measure), *(row[0] for row in rows)]), self._several([row[1] for row in rows]),
            " ".join([whole, *(row[2] for row in rows)]), self._several([row[3] for row in rows]),
        ]  # fmt: skip
        return [[str(number), *joined, said, ""]]

    def _several(self, texts: list[str]) -> str:
        return " ".join(f"<p>{text}</p>" for text in texts) if self.style.html else " ".join(texts)

    def _details(self, part: Part) -> list[str]:
        labels = ["ตัวชี้วัด", "เป้าหมาย", "ผลสำเร็จ", "โครงการ/กิจกรรมที่สนับสนุน", "รายละเอียดผลการดำเนินงาน", "หมายเหตุ"]
        lines: list[str] = []
        for measure in part.measures:
            lines += ["รายละเอียดการประเมินผลการปฏิบัติราชการ (รายตัวชี้วัด)", ""]
            lines += self.rows(["\t".join(labels)], [self._detail_row(measure)], tear=(4,))
            lines += ["ปัจจัยหรือเงื่อนไขที่สนับสนุนการดำเนินงานให้บรรลุเป้าหมาย", "", "- " + word("หนุน", measure.name), ""]
            lines += ["ปัญหา อุปสรรค", "", "- ไม่มี", "", "หลักฐานอ้างอิง", "", "- " + word("หลักฐาน", measure.name), ""]
        return lines

    def _detail_row(self, measure: Measure) -> list[str]:
        leaves = measure.scored
        name = self._several([self.name(measure), *(f"- {self.name(part)}" for part in measure.parts)])
        projects = " ".join(f"{number}. {project}" for number, project in enumerate(measure.projects, start=1))
        target = self._several([leaf.target for leaf in leaves])
        reached = self._several([detailed(leaf) for leaf in leaves])
        return [
            name,
            target,
            reached,
            projects,
            f"{word('รายละเอียด', measure.name)} ข้อมูล ณ วันที่ 14 กันยายน {self.evaluation.year}",
            "",
        ]

    def _single_report(self, part: Part, measure: Measure) -> list[str]:
        lines = self._report_head(part, measure, 6)
        lines += self.framed(["ช่วงการปรับเกณฑ์การให้คะแนน +/- 10 ต่อ 1 ระดับคะแนน"], 6)
        lines += self._single_criteria(measure)
        lines += self.framed(["ผลการดำเนินงาน :"], 6)
        header = ["\t".join(["น้ำหนัก (ร้อยละ)", "ผลการดำเนินงาน", "คะแนนที่ได้", "ค่าคะแนนถ่วงน้ำหนัก", "", ""])]
        row = [plain(measure.weight), f"ระดับ {measure.self_level}", str(50 + 10 * measure.self_level), "", "", ""]
        lines += self.rows(header, [row])[:-1]
        said = (
            f"ณ วันที่ 15 กันยายน {self.evaluation.year} คิดเป็นร้อยละ {plain(measure.self_value)}"
            if measure.self_value
            else "ดำเนินการครบทุกขั้นตอน"
        )
        words = ["คำชี้แจงรายละเอียดการดำเนินงาน :", said, "ปัจจัยสนับสนุนการดำเนินงาน :", "- " + word("ปัจจัย", measure.name)]
        words += ["อุปสรรคต่อการดำเนินงาน :", "- ไม่มี", "หลักฐานอ้างอิง :", "- " + word("หลักฐาน", measure.name)]
        return lines + self.framed(words, 6) + [""]

    def _single_criteria(self, measure: Measure) -> list[str]:
        criteria = list(measure.criteria)
        if measure.code == "5.1":
            rows = [[f"กลุ่มหน่วยงาน {group}", *criteria] for group in GROUPS]
            return self.rows(self._criteria_header("กลุ่มหน่วยงาน"), rows)[: -1 if self.style.framed else None]
        return self.rows(self._criteria_header(), [[self.name(measure), *criteria]])[
            : -1 if self.style.framed else None
        ]

    # --- the reviewers' forms

    def reviews(self) -> list[str]:
        lines: list[str] = []
        for part in self.evaluation.parts:
            if part.single:
                lines += [line for measure in part.measures for line in self._single_review(part, measure)]
            else:
                lines += self._component_review(part)
        return lines

    def _review_head(self, part: Part, measure: Measure | None, width: int) -> list[str]:
        title = [
            f"แบบสรุปผลการตรวจติดตามประเมินผลการปฏิบัติราชการประจำปีงบประมาณ พ.ศ. {self.evaluation.year}",
            "ของหน่วยงานสังกัดกรุงเทพมหานครจำแนกตามตัวชี้วัด", "",
        ]  # fmt: skip
        head = [
            f"ชื่อหน่วยงานผู้รับการประเมิน{self.style.colon}สำนักงานเขต{self.evaluation.district}",
            *self._head(part, measure),
        ]
        return [*title, *self.framed([*head, "ผลคะแนน :"], width)]

    def _component_review(self, part: Part) -> list[str]:
        measures = part.reviewed if self.style.shuffled_reviews else part.measures
        header = ["\t".join(["ตัวชี้วัด", "น้ำหนัก (ร้อยละ)", "ผลการดำเนินการ", "ค่าคะแนนที่ได้", "ค่าคะแนนถ่วงน้ำหนัก"])]
        body = [self._reviewed(number, measure) for number, measure in enumerate(measures, start=1)]
        body.append([self.style.sum_label, plain(part.weight), "", "คะแนนที่ได้", self.number(part.weighted)])
        lines = self._review_head(part, None, 5) + self.rows(header, body)[:-1]
        lines += [
            "",
            *self.framed(["ผลการตรวจติดตามประเมินผล :"], 5),
            *self.framed([f"{self.style.bullet} เหตุผลของคะแนน".strip()], 5),
        ]
        for number, measure in enumerate(measures, start=1):
            lines += self.framed(self._reasons(number, measure), 5)
        return lines + self._review_end(part.code, 5)

    def _reviewed(self, number: int, measure: Measure) -> list[str]:
        scores = [leaf.weighted for leaf in measure.scored]
        weighted = sum(scores, Decimal(0))
        score = measure.score if not measure.parts else weighted / measure.weight * 100
        return [
            f"{number}.",
            plain(measure.weight),
            said_by_reviewers(measure),
            self.number(score),
            self.number(weighted),
        ]

    def _reasons(self, number: int, measure: Measure) -> list[str]:
        lines = [f"ตัวชี้วัดที่ {number} : {self.name(measure)} (เป้าหมายระดับ 5)"]
        if not measure.parts:
            return [*lines, "1) ดำเนินการตามแผน (60 คะแนน) ผลงาน 55.5 คะแนน", "2) ความพึงพอใจ (40 คะแนน) ผลงาน 30 คะแนน"]
        for place, part in enumerate(measure.parts, start=1):
            lines += [f"{number}.{place} {self.name(part)} (เป้าหมายระดับ 5)"]
            reached = f"ร้อยละ {plain(part.measured or part.value)} หรือระดับ {part.judged}"
            lines += [f"รวมคิดเป็น{reached} ({plain(part.weighted)} คะแนน)"]
        return lines

    def _single_review(self, part: Part, measure: Measure) -> list[str]:
        labels = ["น้ำหนัก (ร้อยละ)", "ผลการดำเนินงาน", "คะแนนที่ได้", "ค่าคะแนนถ่วงน้ำหนัก"]
        row = [plain(measure.weight), *map(self.number, (measure.value, measure.score, measure.weighted))]
        if self.style.wide_results and measure.code:
            labels, row = ["ตัวชี้วัด", *labels], [self.chance.choice(("", "1.", measure.code)), *row]
        lines = self._review_head(part, measure, 4) + self.rows(["\t".join(labels)], [row])[:-1]
        lines += ["", *self.framed(["ผลการตรวจติดตามประเมินผล :"], 4)]
        lines += self.framed([f"{self.style.bullet} เหตุผลของคะแนน".strip(), word("เหตุผล", measure.name)], 4)
        return lines + self._review_end(measure.name, 4)

    def _review_end(self, about: str, width: int) -> list[str]:
        mark = self.style.bullet
        lines: list[str] = []
        for title, said in (
            ("จุดอ่อน", "- ไม่มี -"),
            ("จุดแข็ง", "1. " + word("แข็ง", about)),
            ("ข้อเสนอแนะเพื่อการพัฒนา", "- " + word("แนะ", about)),
        ):
            if self.style.html and self.style.framed:
                lines += [f"<p>{mark} {title}</p> <p>{said}</p>" + "\t" * (width - 1)]
            else:
                lines += self.framed([f"{mark} {title}".strip(), said], width)
        return [*lines, *self.framed(["เจ้าหน้าที่ผู้สรุปผลการตรวจติดตามประเมินผล :", "ลงชื่อ.....", "ตำแหน่ง....."], width), ""]
