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


@router.get(
    "/v1/vocabulary",
    summary="Kinds, relations and properties: labels and definitions in Thai and English",
    **reads(VocabularyData),
)
def terms(ask: Ask) -> Response:
    """The terms that answers are made of, in the order of the hierarchy."""

    def make(asked: Asked) -> Answer:
        return answer(with_completeness(vocabulary_json(), asked.reader))

    return ask.answer(make)
