"""Codes as people write them."""

from __future__ import annotations

import pytest

from kb.codes import PrefixedCode, bare_code, prefixed_code
from kb.kinds import NodeKind

POLICY = (NodeKind.POLICY,)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("P049", PrefixedCode("049", POLICY)),
        ("p ๔๙", PrefixedCode("049", POLICY)),
        ("นโยบาย 049", PrefixedCode("049", POLICY)),
        ("นโยบายที่ ๔๙", PrefixedCode("049", POLICY)),
        ("OKR 1.1.01", PrefixedCode("1.1.01", (NodeKind.SUPER_OKR, NodeKind.KEY_RESULT))),
        ("กลยุทธ์ที่ 1.5.4", PrefixedCode("1.5.4", (NodeKind.TACTIC,))),
        ("049", None),
        ("P", None),
        ("นโยบาย", None),
        ("P049 P050", None),
    ],
)
def test_a_prefix_says_of_which_kind_a_code_is(written: str, expected: PrefixedCode | None) -> None:
    assert prefixed_code(written) == expected


def test_a_bare_code_has_no_dots() -> None:
    assert bare_code("1.1.01") == "1101"
    assert bare_code("11102") == "11102"
