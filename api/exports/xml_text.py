"""Text that XML can carry."""

from __future__ import annotations

import re

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, section 2.2, allows in no document, however it is escaped."""


def xml_text(text: str) -> str:
    """The text with U+FFFD in the place of control characters that XML allows nowhere."""
    return _UNFIT.sub("\ufffd", text)
