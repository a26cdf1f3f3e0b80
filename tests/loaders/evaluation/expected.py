"""The facts that a made-up evaluation states in a style of printing, by the id of their node."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kb.identity import name_hash
from kb.statement import Json
from tests.loaders.evaluation.content import GROUPS, PER_CENT, Evaluation, Measure, Part, rounded
from tests.loaders.evaluation.style import Style
from tests.loaders.evaluation.wording import word

Facts = dict[str, dict[str, Json]]


def expected(evaluation: Evaluation, style: Style) -> Facts:
    """Node → property → value, for every property that is checked."""
    return _Expected(evaluation, style).facts()


class _Expected:
    def __init__(self, evaluation: Evaluation, style: Style) -> None:
        self.evaluation = evaluation
        self.style = style
        self.stem = f"{evaluation.slug}/{evaluation.year}"
        self.found: Facts = {}

    def facts(self) -> Facts:
        self._state(f"evaluation:{self.stem}", agency_group=self._group())
        if self.style.with_table:
            self._state(f"evaluation:{self.stem}", score=text(self.evaluation.total))
        for part in self.evaluation.parts:
            self._component(part)
            for number, measure in enumerate(part.measures, start=1):
                self._measure(part, measure, self._tail(part, measure, number))
        return self.found

    def _state(self, node: str, **properties: Json) -> None:
        stated = {name: value for name, value in properties.items() if value is not None}
        self.found.setdefault(node, {}).update(stated)

    def _group(self) -> str | None:
        has = any(measure.code == "5.1" for part in self.evaluation.parts for measure in part.measures)
        return self.evaluation.group if has else None

    def _tail(self, part: Part, measure: Measure, number: int) -> str:
        if measure.code is None:
            return name_hash(measure.name)
        if self.style.with_table or self.style.with_reports or part.single:
            return measure.code
        return f"{part.code}.{part.reviewed.index(measure) + 1}"

    def _leaves(self, part: Part) -> Iterator[tuple[str, Measure]]:
        for number, measure in enumerate(part.measures, start=1):
            tail = self._tail(part, measure, number)
            if measure.parts:
                yield from ((f"{tail}.{place}", leaf) for place, leaf in enumerate(measure.parts, start=1))
            else:
                yield tail, measure

    def _component(self, part: Part) -> None:
        node = f"component:{self.stem}/{part.code}"
        forms = not part.single and (self.style.with_reports or self.style.with_reviews)
        self._state(node, code=part.code, name=part.name, weight=text(part.weight) if forms else None)
        sums: list[Json] = []
        if self.style.with_table:
            leaves = list(self._leaves(part))
            groups = [leaves] if self.style.subtotals or self.style.sums != "every" else [[entry] for entry in leaves]
            sums += [
                self._sum([tail for tail, _ in group], sum((leaf.weighted for _, leaf in group), Decimal(0)))
                for group in groups
            ]
        if self.style.with_reviews and not part.single:
            tails = [self._tail(part, measure, number) for number, measure in enumerate(part.measures, start=1)]
            sums.append(self._sum(tails, part.weighted))
        self._state(node, declared_scores=sums or None)
        if not part.single and self.style.with_reports:
            self._state(node, success_factors=[word("ปัจจัย", part.code)], obstacles=[word("อุปสรรค", part.code)])
        if not part.single and self.style.with_reviews:
            self._state(node, strengths=["1. " + word("แข็ง", part.code)], recommendations=[word("แนะ", part.code)])

    def _sum(self, tails: list[str], score: Decimal) -> Json:
        return {"weighted_score": text(score), "indicators": sorted(f"indicator:{self.stem}/{tail}" for tail in tails)}

    def _measure(self, part: Part, measure: Measure, tail: str) -> None:
        node = f"indicator:{self.stem}/{tail}"
        forms = self.style.with_reports or self.style.with_reviews
        stated = (self.style.with_table and (self.style.whole_weight or not measure.parts)) or forms
        code = tail if measure.code else None
        self._state(
            node, code=code, name=measure.name, weight=text(measure.weight) if stated else None,
            unit=measure.unit or None if self.style.with_table else None, component=part.code,
        )  # fmt: skip
        if self.style.with_reports and (part.single or self.style.with_details):
            self._words(part, measure, tail)
        if self.style.with_reports and self.style.with_details and not part.single:
            self._state(node, projects=sorted(measure.projects))
        self._results(part, measure, tail, whole=None)
        for place, leaf in enumerate(measure.parts, start=1):
            lower = f"{tail}.{place}"
            known = self.style.with_table or self.style.with_reports
            self._state(
                f"indicator:{self.stem}/{lower}", code=lower, name=leaf.name, whole=tail,
                weight=text(leaf.weight) if known else None, unit=leaf.unit if self.style.with_table else None,
            )  # fmt: skip
            self._results(part, leaf, lower, whole=measure)

    def _words(self, part: Part, measure: Measure, tail: str) -> None:
        kind = "ปัจจัย" if part.single else "หนุน"
        self._state(
            f"result:{self.stem}/{tail}/self",
            success_factors=[word(kind, measure.name)], evidence=[word("หลักฐาน", measure.name)],
        )  # fmt: skip

    def _results(self, part: Part, measure: Measure, tail: str, whole: Measure | None) -> None:
        if self.style.with_reports:
            self._self(part, measure, tail, whole)
            self._rubrics(measure, tail)
        if self.style.with_table and not measure.parts:
            self._from_table(measure, tail)
        if self.style.with_reviews:
            self._reviewed(part, measure, tail, whole)

    def _self(self, part: Part, measure: Measure, tail: str, whole: Measure | None) -> None:
        said = measure.self_value if not measure.parts else None
        value = (
            {"value": text(said), "unit": PER_CENT}
            if said is not None
            else {"value": str(measure.self_level), "unit": "ระดับ"}
        )
        node = f"result:{self.stem}/{tail}/self"
        self._state(node, **value, judged_level=str(measure.self_level))
        if whole is None:
            self._state(node, score=str(50 + 10 * measure.self_level), weight=text(measure.weight))
        if part.single:
            self._state(node, as_of=f"{self.evaluation.year}-09-15" if said is not None else None)
        elif self.style.with_details and not measure.parts:
            self._state(node, as_of=f"{self.evaluation.year}-09-14")

    def _rubrics(self, measure: Measure, tail: str) -> None:
        if measure.parts:
            return
        kinds = [f"/{group}" for group in GROUPS] if measure.code == "5.1" else [""]
        for kind in kinds:
            self._state(f"rubric:{self.stem}/{tail}{kind}", bounds=[list(bound) for bound in measure.bounds])

    def _from_table(self, measure: Measure, tail: str) -> None:
        self._state(
            f"result:{self.stem}/{tail}/official", value=text(measure.value), unit=measure.unit,
            score=text(measure.score), weighted_score=text(measure.weighted), weight=text(measure.weight),
        )  # fmt: skip
        if measure.ladder:
            bounds: list[Json] = [["equal", text(threshold), None] for threshold in measure.ladder]
            self._state(f"rubric:{self.stem}/{tail}/official", bounds=bounds)

    def _reviewed(self, part: Part, measure: Measure, tail: str, whole: Measure | None) -> None:
        node = f"result:{self.stem}/{tail}/official"
        if not self.style.with_table or measure.parts:
            self._state(node, **self._read_by_reviewers(part, measure, whole))
        if not part.single and (whole or measure.ladder is None):
            self._state(node, judged_level=str(measure.judged))
        if part.single:
            self._state(
                node, strengths=["1. " + word("แข็ง", measure.name)], recommendations=[word("แนะ", measure.name)]
            )
            self._state(node, explanation=[word("เหตุผล", measure.name)])

    def _read_by_reviewers(self, part: Part, measure: Measure, whole: Measure | None) -> dict[str, Json]:
        weighted = sum((leaf.weighted for leaf in measure.scored), Decimal(0))
        if whole:
            return {
                "value": text(measure.measured or measure.value),
                "unit": PER_CENT,
                "weighted_score": text(weighted),
            }
        score = weighted / measure.weight * 100 if measure.parts else measure.score
        scores: dict[str, Json] = {
            "score": text(rounded(score)),
            "weighted_score": text(weighted), "weight": text(measure.weight),
        }  # fmt: skip
        if part.single:
            return {**scores, "value": text(measure.value)}
        if measure.ladder:
            return {**scores, "value": text(measure.value), "unit": PER_CENT}
        if measure.parts or measure.measured is None:
            return {**scores, "value": str(measure.judged), "unit": "ระดับ"}
        return {**scores, "value": text(measure.measured), "unit": PER_CENT}


def text(value: Decimal | None) -> str | None:
    """A decimal as the base keeps it."""
    if value is None:
        return None
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
