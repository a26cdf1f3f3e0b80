"""A small city whose every name tries to be markup or script, or to turn the writing round."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from tests.api.bases import FACTS, LINKS, PROJECT
from tests.queries.bases import Base, Fact

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"
QUOTES = "\"'><svg onload=alert(3)>"
TEMPLATE = "{{constructor}} ${alert(4)} `%3Cb%3E` &lt;b&gt;"
TURNED = "\u202eกลับด้าน\u202c\u200f <b>ยุทธศาสตร์</b>"
NAMES = (IMAGE, SCRIPT, QUOTES, TEMPLATE, TURNED)

BUDGET = "budget:bangna/2569/a"
AGENCY = f"สำนักงานเขต{QUOTES}"


def make_hostile_city(folder: Path) -> Path:
    """A base with hostile names of everything, of documents too, which says two amounts of one budget."""
    names = cycle(NAMES)
    facts = [_renamed(fact, next(names)) for fact in FACTS]
    nameless = {subject for subject, *_ in LINKS if not subject.startswith("budget:")} - {fact[0] for fact in facts}
    facts += [(subject, "name", next(names)) for subject in sorted(nameless)]
    contradicting: list[Fact] = [(PROJECT, "name", SCRIPT), (BUDGET, "amount_baht", "12")]
    base = Base(folder)
    base.load(facts + contradicting, LINKS, file_name=f"{IMAGE}.txt", title=SCRIPT)
    base.load(contradicting, agency="agency:phasicharoen", fiscal_year=2567, file_name=f"{QUOTES}.txt", title=IMAGE)
    base.store.close()
    return folder / "base.db"


def _renamed(fact: Fact, name: str) -> Fact:
    subject, predicate, _ = fact
    if predicate != "name":
        return fact
    return (subject, predicate, AGENCY if subject.startswith("agency:") else name)
