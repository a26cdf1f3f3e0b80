"""What makes the rules on parts and cells of the form, years, steps and passages speak, and what does not."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries.finding_statements import IND, IND2, SELF, STRATEGY, P, both, e, listed, paid, s, steps

CASES: dict[str, tuple[list[Said], list[Said]]] = {
    "empty_part": both(
        [
            s("dimension:20y/1", "name", "ก", None, 1),
            s("dimension:20y/2", "name", "ข", None, 2),
            e(STRATEGY, "part_of", "dimension:20y/1", None, 1),
        ],
        [s("dimension:20y/1", "name", "ก", None, 1), e(STRATEGY, "part_of", "dimension:20y/1", None, 1)],
    ),
    "cell_empty": both(
        [
            said
            for at in range(1, 11)
            for said in (
                *listed(f"project:a/2569/{at}", str(at), r=at),
                *(paid(f"budget:a/2569/{at}", f"project:a/2569/{at}", "1", r=at) if at < 10 else []),
            )
        ],
        [
            said
            for at in range(1, 11)
            for said in (
                *listed(f"project:a/2569/{at}", str(at), r=at),
                *paid(f"budget:a/2569/{at}", f"project:a/2569/{at}", "1", r=at),
            )
        ],
    ),
    "formula_swapped": both(
        [
            s(IND, "definition", "\\frac{จำนวนผู้ยื่นขอ}{จำนวนผู้ที่ได้รับ}"),
            s(IND2, "definition", "ระยะทางตามแผน x ๑๐๐ หารด้วย ระยะทางที่ได้รับการพัฒนา", 2),
        ],
        [
            s(IND, "definition", "\\frac{จำนวนผู้ที่ได้รับ}{จำนวนผู้ยื่นขอ}"),
            s(IND2, "definition", "ระยะทางที่ได้รับการพัฒนา x ๑๐๐ หารด้วย ระยะทางตามแผน", 2),
        ],
    ),
    "formula_broken": both(
        [s(IND, "definition", "\\frac{จำนวนคนที่จ้าง}{100} จำนวนทั้งหมด")],
        [s(IND, "definition", "\\frac{จำนวนคนที่จ้าง × 100}{จำนวนทั้งหมด}")],
    ),
    "years_conflict": both([s(P, "name", "ถนน (2568-2568)")], [s(P, "name", "ถนน (2568-2569)")]),
    "date_outside_year": both([s(SELF, "as_of", "2569-10-01")], [s(SELF, "as_of", "2569-09-30")]),
    "span_of_years_differs": both(
        [s(IND, "definition", "แผนระยะ 3 ปี พ.ศ. 2567 ถึง 2570")], [s(IND, "definition", "แผนระยะ 4 ปี พ.ศ. 2567 ถึง 2570")]
    ),
    "due_before_end": both(
        [s(IND, "definition", "(กรกฎาคม - กันยายน 2569) ส่งภายในวันที่ 10 กันยายน 2569")],
        [s(IND, "definition", "(กรกฎาคม - กันยายน 2569) ส่งภายในวันที่ 15 ตุลาคม 2569")],
    ),
    "placeholder_left": both(
        [s(IND, "definition", "แผนของสำนักงานเขต........ ปี 2569")],
        [s(IND, "definition", "แผนของสำนักงานเขตบางนา ปี 2569")],
    ),
    "baseline_missing": both([s(IND, "baseline", "พ.ศ. 2567: พ.ศ. 2568:")], [s(IND, "baseline", "พ.ศ. 2567: 5 กม.")]),
    "steps_missing": both(steps({"number": "5"}, {"number": "6"}), steps({"number": "1"}, {"number": "2"})),
    "step_month_differs": both(
        steps({"step": "ตุลาคม", "months": [2]}, {"step": "พฤศจิกายน", "months": [3]}, {"step": "ธันวาคม", "months": [3]}),
        steps({"step": "ตุลาคม", "months": [2]}, {"step": "พฤศจิกายน", "months": [3]}, {"step": "ธันวาคม", "months": [4]}),
    ),
    "passage_differs": both(
        [
            s(IND, "definition", "แบบรายงานผลแผนงานการระบายน้ำ ฝาปิดบ่อพัก"),
            s(IND2, "definition", "แบบรายงานผลแผนงานการระบายน้ำ ฝาปิดฝัก", 2),
        ],
        [
            s(IND, "definition", "แบบรายงานผลแผนงานการระบายน้ำ เดือนเมษายน"),
            s(IND2, "definition", "แบบรายงานผลแผนงานการระบายน้ำ เดือนมกราคม", 2),
        ],
    ),
}
