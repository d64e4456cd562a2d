"""Nothing a person typed, and no person, reaches the log."""

import io
import json
import logging

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from sleutel.common.logging import JsonFormatter

MERK = "Jannigje Merkwaardig"


def ontploft(request: WSGIRequest) -> HttpResponse:
    try:
        raise KeyError(request.POST["naam"])
    except KeyError as fout:
        raise ValueError(f"Onbekende naam {request.POST['naam']}") from fout


def gelukt(request: WSGIRequest, naam: str) -> HttpResponse:
    logging.getLogger("sleutel.proef").info("gezien: %s", naam)
    return HttpResponse("goed")


ontploft.login_required = gelukt.login_required = False
urlpatterns = [path("ontploft", ontploft), path("dossier/<str:naam>", gelukt)]


@pytest.fixture
def regels():
    """The lines that the log holds, as the product writes them, from the lowest level up."""
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    handler.setFormatter(JsonFormatter())
    wortel, ons = logging.getLogger(), logging.getLogger("sleutel")
    niveaus = wortel.level, ons.level
    wortel.addHandler(handler)
    wortel.setLevel("DEBUG")
    ons.setLevel("DEBUG")
    yield lambda: [json.loads(regel) for regel in stroom.getvalue().splitlines()]
    wortel.removeHandler(handler)
    wortel.setLevel(niveaus[0])
    ons.setLevel(niveaus[1])


@pytest.fixture
def bezoeker(db):
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_a_request_leaves_its_route_status_and_duration_and_no_name(regels, bezoeker):
    assert bezoeker.get(f"/dossier/{MERK}?zoek={MERK}").status_code == 200
    verzoek = next(r for r in regels() if r["melding"] == "verzoek")
    assert verzoek["route"] == "dossier/<str:naam>"
    assert verzoek["status"] == 200
    assert verzoek["duur_ms"] >= 0
    assert "Merkwaardig" not in json.dumps(regels())


def test_the_lines_of_one_request_carry_one_number(regels, bezoeker):
    bezoeker.get("/dossier/x")
    ons = [r for r in regels() if r["logger"].startswith("sleutel")]
    assert [r["melding"] for r in ons] == ["gezien: %s", "verzoek"]
    assert len({r["verzoek"] for r in ons}) == 1


def test_a_failing_page_leaves_the_types_and_the_places_and_no_name(regels, bezoeker):
    antwoord = bezoeker.post("/ontploft", {"naam": MERK})
    assert antwoord.status_code == 500
    fout = next(r for r in regels() if r.get("fouten"))
    assert fout["status"] == 500
    assert fout["fouten"][0]["soort"] == "builtins.ValueError"
    assert any("test_logging.py" in plaats for f in fout["fouten"] for plaats in f["plaatsen"])
    assert "Merkwaardig" not in json.dumps(regels())


def test_a_page_that_is_not_there_leaves_no_name(regels, bezoeker):
    bezoeker.get(f"/bestaat-niet/{MERK}")
    assert regels()
    assert "Merkwaardig" not in json.dumps(regels())


def test_a_host_name_that_is_refused_is_not_written(regels, bezoeker):
    bezoeker.get("/dossier/x", headers={"host": "merkwaardig.example"})
    assert any(r["logger"] == "django.security.DisallowedHost" for r in regels())
    assert "merkwaardig" not in json.dumps(regels())


def test_a_field_that_is_not_on_the_list_is_left_out(regels):
    logging.getLogger("sleutel.proef").warning("proef", extra={"naam": MERK, "aantal": 3})
    (regel,) = regels()
    assert regel["aantal"] == 3
    assert "naam" not in regel


def test_an_exception_as_the_message_is_not_written_out(regels):
    logging.getLogger("sleutel.proef").error(ValueError(MERK))
    assert "melding" not in regels()[0]


def test_a_plain_formatter_would_have_written_the_name():
    """The negative control: the marker does pass where our formatter is not in between."""
    record = logging.LogRecord("sleutel", 20, "x.py", 1, "gezien: %s", (MERK,), None)
    assert MERK in logging.Formatter().format(record)
    assert MERK not in JsonFormatter().format(record)
