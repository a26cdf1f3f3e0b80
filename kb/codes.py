"""The ways in which people write codes: `P049`, `049`, `นโยบาย 49`, `OKR 1.1.01`, `1101`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.kinds import NodeKind
from kb.text import fold

_PREFIXES: dict[str, tuple[NodeKind, ...]] = {
    "superokr": (NodeKind.SUPER_OKR,),
    "okr": (NodeKind.SUPER_OKR, NodeKind.KEY_RESULT),
    "kr": (NodeKind.KEY_RESULT,),
    "kpi": (NodeKind.INDICATOR,),
    "p": (NodeKind.POLICY,),
    "นโยบาย": (NodeKind.POLICY,),
    "นโยบายที่": (NodeKind.POLICY,),
    "นโยบายผู้ว่าฯ": (NodeKind.POLICY,),
    "รหัสนโยบาย": (NodeKind.POLICY,),
    "ตัวชี้วัด": (NodeKind.INDICATOR,),
    "ตัวชี้วัดที่": (NodeKind.INDICATOR,),
    "กลยุทธ์": (NodeKind.TACTIC,),
    "กลยุทธ์ที่": (NodeKind.TACTIC,),
    "ประเด็น": (NodeKind.ISSUE,),
    "ประเด็นการพัฒนา": (NodeKind.ISSUE,),
    "ยุทธศาสตร์": (NodeKind.STRATEGY,),
    "ยุทธศาสตร์ที่": (NodeKind.STRATEGY,),
}
"""Words before a code, folded, and the kinds of which they speak."""
_PREFIXED = re.compile(f"({'|'.join(sorted(map(re.escape, _PREFIXES), key=len, reverse=True))})[.:]?(\\d[\\d.]*)")
_SEPARATORS = str.maketrans("", "", ".-/ ")
_POLICY_DIGITS = 3


@dataclass(frozen=True, slots=True)
class PrefixedCode:
    """A code, as the base keeps codes, behind a word that says of which kinds it is."""

    code: str
    kinds: tuple[NodeKind, ...]


def prefixed_code(reference: str) -> PrefixedCode | None:
    """The code in `P49` (policy `049`) or `OKR 1.1.01`; `None` where no known word and a number make the reference."""
    match = _PREFIXED.fullmatch(fold(reference))
    if match is None:
        return None
    kinds = _PREFIXES[match[1]]
    return PrefixedCode(policy_code(match[2]) if kinds == (NodeKind.POLICY,) else match[2], kinds)


def policy_code(number: str) -> str:
    """The code of a policy, which has three digits: `49` is written `049`."""
    return number.zfill(_POLICY_DIGITS)


def bare_code(code: str) -> str:
    """A folded code without dots, dashes and slashes: `1.1.01` is typed and misread as `1101`."""
    return code.translate(_SEPARATORS)
