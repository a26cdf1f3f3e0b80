"""Sentences of explanations, in both languages."""

from __future__ import annotations

import ast
import string
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from kb.errors import NotFoundError
from ontology.vocabulary import Wording
from scoring.explanation import LANGUAGES, Explanation, wordings
from scoring.methods import assess
from tests.scoring.ladders import DISBURSEMENT, measured, thresholds

SCORING = Path(__file__).resolve().parents[2] / "scoring"


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def letters(sentence: str) -> set[str]:
    """The letters of a sentence, values aside."""
    return {letter for text, *_ in string.Formatter().parse(sentence) for letter in text if letter.isalpha()}


@pytest.mark.parametrize("code", sorted(wordings()))
def test_every_code_says_the_same_in_both_languages(code: str) -> None:
    wording = wordings()[code]
    assert fields(wording.th) == fields(wording.en)
    assert not any("ก" <= letter <= "๛" for letter in letters(wording.en))
    assert any("ก" <= letter <= "๛" for letter in letters(wording.th)) or not letters(wording.en)


def test_every_code_that_is_used_has_a_sentence() -> None:
    known = set(wordings())
    used: set[str] = set()
    for path in SCORING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Explanation", "unscored", "_note"}:
                used |= {arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    assert used - known == set()


def test_a_score_in_both_languages() -> None:
    explanation = assess(measured("95.592", thresholds(DISBURSEMENT))).explanation
    assert explanation.sentence("th") == "95.592 ถึงเกณฑ์ระดับ 4 (95) → 95.592 ÷ 95 × 90 = 90.561"
    assert explanation.sentence("en") == "95.592 reaches level 4 (95) → 95.592 ÷ 95 × 90 = 90.561"
    assert [child.code for child in explanation.children] == ["value", "ladder", "rule"]
    assert next(explanation.lines("en")) == explanation.sentence("en")
    assert len(list(explanation.lines("en"))) == len(list(explanation.walk())) == 4


def test_values_are_said_in_the_language_of_the_sentence() -> None:
    step = Explanation("value", {"value": Decimal("100.000"), "unit": Wording(en=" per cent", th=" (ร้อยละ)")})
    assert [step.sentence(language) for language in LANGUAGES] == [
        "ผลการดำเนินงาน 100 (ร้อยละ)",
        "Result: 100 per cent.",
    ]
    assert Explanation("weight", {"weight": Fraction(40, 3)}).sentence("en") == "Weight: 13.333333."
    assert Explanation("weight", {"weight": None}).sentence("en") == "Weight: –."


def test_unknown_codes_and_languages_are_refused() -> None:
    with pytest.raises(NotFoundError, match="no explanation has the code 'because'"):
        Explanation("because").sentence("en")
    with pytest.raises(NotFoundError, match="not in 'fr'"):
        Explanation("sum_empty").sentence("fr")
