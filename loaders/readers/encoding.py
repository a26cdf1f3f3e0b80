"""Finds the encoding of a text file, or says where it stops making sense."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from kb.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1a")


def decode(data: bytes, file_name: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    A byte-order mark decides; without one UTF-8 and then CP874 (the superset of
    TIS-620) are tried, both strictly, because guessing takes short Thai lines for
    other encodings.

    Raises:
        DocumentError: The file is empty, binary, or in neither encoding; names the byte.
    """
    if not data.strip():
        raise DocumentError(f"{file_name}: the file is empty; nothing was loaded")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, file_name), encoding.removesuffix("-sig")
    _refuse_binary(data, file_name)
    return _decode_unmarked(data, file_name)


def _decode_as(data: bytes, encoding: str, file_name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{file_name}: byte {error.start} does not decode as {encoding}, which the byte-order mark announces; "
            "save the file as UTF-8 and load it again"
        ) from error
    _refuse_controls(text, file_name)
    return text


def _decode_unmarked(data: bytes, file_name: str) -> tuple[str, str]:
    failures: list[str] = []
    for encoding in ("utf-8", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            failures.append(f"{encoding} stops at byte {error.start} (0x{data[error.start]:02x})")
            continue
        _refuse_controls(text, file_name)
        return text, encoding
    raise DocumentError(
        f"{file_name}: the text is neither UTF-8 nor TIS-620/CP874: {'; '.join(failures)}; "
        "save the file as UTF-8 and load it again"
    )


def _refuse_binary(data: bytes, file_name: str) -> None:
    position = data.find(b"\x00")
    if position >= 0:
        raise DocumentError(
            f"{file_name}: byte {position} is NUL, so this is no text file; load the text, CSV or workbook instead"
        )


def _refuse_controls(text: str, file_name: str) -> None:
    for offset, character in _controls(text):
        raise DocumentError(
            f"{file_name}: character {offset} is the control character U+{ord(character):04X}, "
            "so this is no text file; load the text, CSV or workbook instead"
        )


def _controls(text: str) -> Iterator[tuple[int, str]]:
    for offset, character in enumerate(text):
        if (character < " " and character not in _TEXT_CONTROLS) or "\x7f" <= character <= "\x9f":
            yield offset, character
