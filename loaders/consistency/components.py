"""Topics that the text lists under one component of an evaluation, and that are evaluated in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kb.kinds import EdgeKind
from loaders.consistency.numbering import items
from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import fold

_LISTED = re.compile(r"องค์(?:กร)?ประกอบที่\s*(?P<number>\d)(?!\d).*\d\s*(?:ประเด็น|เรื่อง|ด้าน)\s*ได้แก่\s*$")
_TOPIC = re.compile(r"[^\s(]+")
_SAME = 12
"""Letters that a topic and the name of an indicator share in one stretch where they speak of one thing."""


def note_components(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes topics that are listed under one component and evaluated in another."""
    evaluated = _evaluated(draft)
    for at, passage in enumerate(passages):
        match = _LISTED.search(passage.text) if passage.column is None else None
        if match:
            _note_topics(match["number"], passages[at + 1 :], evaluated, draft)


def _evaluated(draft: Draft) -> Mapping[str, Mapping[str, str]]:
    """Component's number → the codes of its indicators with their names; parts of indicators contribute to none."""
    said = list(draft)
    names = {each.subject: str(each.value) for each in said if each.predicate == "name" and each.value}
    codes = {each.subject: str(each.value) for each in said if each.predicate == "code" and each.value}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for each in said:
        component = each.object or ""
        if each.predicate != EdgeKind.CONTRIBUTES_TO or not component.startswith("component:"):
            continue
        if each.subject.startswith("indicator:") and each.subject in names:
            number = codes.get(component, component.rpartition("/")[2])
            found[number][codes.get(each.subject, "")] = names[each.subject]
    return found


def _note_topics(
    number: str, following: Sequence[Passage], evaluated: Mapping[str, Mapping[str, str]], draft: Draft
) -> None:
    """Notes listed topics that an indicator of another component is about, and none of this one."""
    for passage, topic in _topics(following):
        about = {
            (component, code): name
            for component, names in evaluated.items()
            for code, name in names.items()
            if _same_topic(topic, name)
        }
        if about and not any(component == number for component, _ in about):
            (component, code), name = next(iter(about.items()))
            draft.note(
                "topic_in_other_component", passage.place,
                topic=topic, listed=number, component=component, code=code, name=name,
            )  # fmt: skip


def _topics(following: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """The items 1, 2, 3 … of a list below, each with its first words."""
    last = 0
    for passage in following:
        item = next(items(passage), None)
        if item is None or passage.column is not None or item.number not in (last + 1, 1):
            continue
        if item.number == 1 and last:
            return
        last = item.number
        topic = _TOPIC.match(item.words)
        if topic:
            yield passage, topic[0]


def _same_topic(topic: str, name: str) -> bool:
    one, other = fold(topic), fold(name)
    return any(one[at : at + _SAME] in other for at in range(len(one) - _SAME + 1))
