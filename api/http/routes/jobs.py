"""Documents in: handed in, queued, loaded by one writer, with progress."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.http.access import Loads
from api.http.bodies import write_body
from api.http.documented import writes
from api.http.doing import IdempotencyKey, done, once
from api.http.models.documents import Job as JobModel
from api.http.models.documents import JobsData
from api.http.service import Service
from api.jobs.job import Job
from api.views import JsonObject

router = APIRouter(tags=["documents"])

_BODY = {
    "requestBody": {
        "required": True,
        "description": "The bytes of the file.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/v1/documents",
    status_code=202,
    summary="Hand in a document",
    openapi_extra=_BODY,
    **writes(JobModel, fails=("too_large",)),
)
async def hand_in(
    request: Request,
    key: Loads,
    file_name: Annotated[
        str, Query(min_length=1, max_length=200, description="What the file is called.", examples=["plan-2569.txt"])
    ],
    again: Annotated[bool, Query(description="Replace what was read of the same bytes before.")] = False,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The file is taken in as it comes, up to a limit, and waits its turn; the answer names the job to look at.

    Text documents (.txt) and exports (.jsonl, .ttl, .nq, .jsonld) are loaded as the command line loads them. A file
    that is at fault changes nothing, and the job says what is wrong.
    """
    service: Service = request.app.state.service
    identifier, path = await run_in_threadpool(service.spool.begin, file_name)
    try:
        digest = await write_body(request, path, service.settings.upload_bytes)

        def do() -> JsonObject:
            return job_json(service.spool.submit(identifier, path, digest, key.id, again=again))

        data, replayed = await run_in_threadpool(once, request, key, idempotency_key, digest.encode(), do)
    except BaseException:
        service.spool.drop(identifier)
        raise
    if data["id"] != identifier:
        service.spool.drop(identifier)
    service.worker.wake()
    address = f"/v1/jobs/{data['id']}"
    links = {"job": address}
    return await run_in_threadpool(done, request, data, 202, replayed=replayed, links=links, location=address)


@router.get("/v1/jobs", summary="What was handed in", **writes(JobsData))
def list_jobs(request: Request, key: Loads) -> Response:
    """The jobs, the latest first; those that ended long ago are forgotten."""
    service: Service = request.app.state.service
    return done(request, {"jobs": [job_json(job) for job in reversed(service.spool.jobs())]}, 200)


@router.get("/v1/jobs/{job}", summary="How far a job is", **writes(JobModel))
def one_job(
    request: Request, job: Annotated[str, Path(min_length=1, max_length=100, description="The id of a job.")]
) -> Response:
    """Its state, how much of it is written, and what became of it; whoever knows its id may look."""
    service: Service = request.app.state.service
    found = service.spool.job(job)
    documents = list((found.result or {}).get("documents", ()))
    links = {"document": f"/v1/documents/{documents[0]}"} if len(documents) == 1 else {}
    return done(request, job_json(found), 200, links=links)


def job_json(job: Job) -> JsonObject:
    """A job; `progress` is the share of its statements that is written, in [0, 1], null where that is not known."""
    told = job.to_json()
    shown = ("id", "file_name", "sha256", "bytes", "again", "state", "submitted", "started", "ended", "stage")
    progress = None if not job.total else round(job.done / job.total, 4)
    return {
        **{name: told[name] for name in shown},
        "progress": 1.0 if job.state == "done" else progress,
        "result": job.result,
        "error": job.error,
    }
