"""A log without personal data: JSON lines that hold a closed list of fields and nothing else.

A message is written as its template, without its arguments. Of an exception only the type and
the places in the code are written, never its text: that can quote what a person typed.
"""

import json
import logging
import time
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_verzoek_id: ContextVar[str | None] = ContextVar("verzoek_id", default=None)
# Attributes that our own code may give with `extra=`; all are numbers or words of the code.
EXTRA = ("methode", "route", "status", "duur_ms", "taak", "aantal")
ONZE_LOGGER = "sleutel"

log = logging.getLogger(__name__)


class JsonFormatter(logging.Formatter):
    """One JSON object per record; unknown fields are left out."""

    def format(self, record: logging.LogRecord) -> str:
        regel: dict[str, Any] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "logger": record.name,
            "melding": _sjabloon(record),
            "plaats": f"{record.module}:{record.lineno}",
            "verzoek": _verzoek_id.get(),
            "status": getattr(record, "status_code", None),
        }
        regel |= {veld: getattr(record, veld) for veld in EXTRA if hasattr(record, veld)}
        if record.exc_info and record.exc_info[1]:
            regel["fouten"] = _fouten(record.exc_info[1])
        return json.dumps({k: v for k, v in regel.items() if v is not None}, default=_soort)


def _sjabloon(record: logging.LogRecord) -> str | None:
    """The message before its arguments are filled in.

    A library's message without arguments may have been filled in already; it is left out.
    """
    ons = record.name.split(".", 1)[0] == ONZE_LOGGER
    return record.msg if isinstance(record.msg, str) and (ons or record.args) else None


def _fouten(fout: BaseException | None) -> list[dict[str, Any]]:
    """The exception and those behind it: type and places, the text never."""
    fouten: list[dict[str, Any]] = []
    while fout and len(fouten) < 10:
        plaatsen = traceback.extract_tb(fout.__traceback__)
        fouten.append(
            {"soort": _soort(fout), "plaatsen": [f"{p.filename}:{p.lineno}" for p in plaatsen]}
        )
        fout = fout.__cause__ or fout.__context__
    return fouten


def _soort(waarde: object) -> str:
    return f"{type(waarde).__module__}.{type(waarde).__qualname__}"


def verzoeklog(
    get_response: "Callable[[HttpRequest], HttpResponse]",
) -> "Callable[[HttpRequest], HttpResponse]":
    """Middleware: one line per request with its route (never its path), status and duration."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        merk = _verzoek_id.set(uuid.uuid4().hex)
        begin = time.perf_counter()
        try:
            response = get_response(request)
            gevonden = request.resolver_match
            log.info(
                "verzoek",
                extra={
                    "methode": request.method,
                    "route": gevonden.route if gevonden else None,
                    "status": response.status_code,
                    "duur_ms": round((time.perf_counter() - begin) * 1000, 1),
                },
            )
            return response
        finally:
            _verzoek_id.reset(merk)

    return middleware
