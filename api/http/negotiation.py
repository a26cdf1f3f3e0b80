"""What form and which language a request asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

LANGUAGES = ("th", "en")
"""The languages, the one for those who ask for none first."""


class Form(StrEnum):
    """The forms of an answer, under the names that the parameter `format` takes."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    JSONLD = "jsonld"
    TURTLE = "turtle"


MEDIA_TYPES = {
    Form.JSON: "application/json",
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSONLD: "application/ld+json",
    Form.TURTLE: "text/turtle; charset=utf-8",
}
"""Form → the media type it is sent as."""


def form_of(accept: str, offered: Sequence[Form]) -> Form | None:
    """The form that an `Accept` header likes best; of equals the one offered first, `None` where none will do."""
    qualities = dict(_preferences(accept)) if accept.strip() else {"*/*": 1.0}
    rated = [(_quality(qualities, MEDIA_TYPES[form].partition(";")[0]), form) for form in offered]
    best = max(rated, key=lambda item: item[0])
    return best[1] if best[0] > 0 else None


def language_of(accept_language: str) -> str:
    """The language that an `Accept-Language` header likes best, `th` or `en`; Thai where it names neither."""
    qualities: dict[str, float] = {}
    for tag, quality in _preferences(accept_language):
        language = tag.partition("-")[0]
        qualities[language] = max(quality, qualities.get(language, 0.0))
    return max(LANGUAGES, key=lambda language: qualities.get(language, 0.0))


def _quality(qualities: dict[str, float], media_type: str) -> float:
    """How much a media type is liked: by its own name, else by its family's, else by that of all."""
    family = media_type.partition("/")[0]
    named = (media_type, f"{family}/*", "*/*")
    return next((qualities[name] for name in named if name in qualities), 0.0)


def _preferences(header: str) -> Iterator[tuple[str, float]]:
    """What a header lists, in small letters, each with its quality in [0, 1]."""
    for item in header.split(","):
        value, *parameters = (part.strip().lower() for part in item.split(";"))
        if value:
            quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
            yield value, _number(quality)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return min(max(number, 0.0), 1.0) if number == number else 0.0
