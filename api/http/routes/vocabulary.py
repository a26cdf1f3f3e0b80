"""What the terms of the answers are called."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from api.http.answer import Answer, answer, with_completeness
from api.http.asking import Ask, Asked
from api.http.documented import reads
from api.http.models.vocabulary import VocabularyData
from api.vocabulary_views import vocabulary_json

router = APIRouter(tags=["base"])


@router.get("/v1/vocabulary", summary="What the terms of the answers are called", **reads(VocabularyData))
def terms(ask: Ask) -> Response:
    """Kinds, relations, properties and their values, with labels and definitions in Thai and English."""

    def make(asked: Asked) -> Answer:
        return answer(with_completeness(vocabulary_json(), asked.reader))

    return ask.answer(make)
