"""Every page with persons leaves a trace; the privacy officer reads the traces and no traject."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sleutel.inzage.models import Inzageregel
from sleutel.inzage.services import record_inzage
from sleutel.partijen.models import Account, Organisatie
from sleutel.partijen.queries import as_actor
from sleutel.trajecten.models import Traject
from sleutel.web.spoor import PAGINANAMEN
from tests.web.lezen import tekst
from tests.web.rolbezetting import AANGEMELD, HUREN, WACHTLIJST, maak_dossiers
from tests.web.test_toegang import adres, paginas

VRAAG = "jaar=2021&regio=parkstad&peildatum=2021-12-31"


def spoor() -> list[tuple[str, list[int]]]:
    return [(r.pagina, r.trajecten) for r in Inzageregel.objects.order_by("id")]


@pytest.mark.parametrize(
    ("naam", "adres"),
    [
        ("traject", "/trajecten/{uuid}"),
        ("trajecten", "/trajecten"),
        ("cijfer", f"/cijfers/gestart_met_huren?{VRAAG}"),
    ],
)
def test_a_page_with_a_traject_leaves_one_trace_that_names_it(naam, adres, als, dossier):
    gezien = dossier("PS-1", AANGEMELD, WACHTLIJST, HUREN)
    als("procesregisseur").get(adres.format(uuid=gezien))
    assert spoor() == [(naam, [Traject.objects.get(uuid=gezien).pk])]


def test_a_list_leaves_a_trace_of_what_stood_on_that_page_only(als):
    maak_dossiers([f"PS-{n:02}" for n in range(52)])
    als("procesregisseur").get("/trajecten?pagina=2")
    ((naam, trajecten),) = spoor()
    nummers = set(Traject.objects.filter(pk__in=trajecten).values_list("nummer", flat=True))
    assert (naam, nummers) == ("trajecten", {"PS-50", "PS-51"})


@pytest.mark.parametrize("naam", sorted({pagina.name for pagina in paginas()}))
def test_no_page_shows_a_traject_without_leaving_a_trace_of_it(naam, als, dossier):
    """Also a page that is made tomorrow: it is found by the number that it shows."""
    gezien = dossier("PS-MERK", AANGEMELD, WACHTLIJST, HUREN)
    nummer = Traject.objects.get(uuid=gezien).pk
    waar = adres(naam, gezien)
    for wie in ("procesregisseur", "loket-financien", "bestuur", "corporatie"):
        eerder = len(spoor())
        antwoord = als(wie).get(waar, {"jaar": 2021, "peildatum": "2021-12-31"})
        toont = "PS-MERK" in antwoord.content.decode(errors="replace")
        assert toont == any(nummer in trajecten for _, trajecten in spoor()[eerder:]), wie


def test_what_is_refused_leaves_no_trace(als, dossier):
    gezien = dossier("PS-1")
    assert als("bestuur").get(f"/trajecten/{gezien}").status_code == 404
    assert als("procesregisseur").get(f"/trajecten/{uuid.uuid4()}").status_code == 404
    assert spoor() == []


def test_what_cannot_be_recorded_is_not_shown(als, dossier, monkeypatch):
    gezien = dossier("PS-1")
    monkeypatch.setattr("sleutel.web.spoor.record_inzage", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        als("procesregisseur").get(f"/trajecten/{gezien}")


def test_every_page_that_leaves_a_trace_has_a_name_for_people():
    assert set(PAGINANAMEN) <= {pagina.name for pagina in paginas()}


@pytest.fixture
def gekeken(als, dossier, klok):
    """Two people of the loket looked, at two trajecten; gives the uuid of the first."""
    klok(date(2026, 11, 23))
    een, twee = dossier("PS-1"), dossier("PS-2")
    als("procesregisseur").get(f"/trajecten/{een}")
    als("loket-financien").get(f"/trajecten/{twee}")
    return een


@pytest.fixture
def deze_maand(klok):
    """The database has its own clock: the page asks thirty days back from the real today."""
    klok(Inzageregel.objects.latest("id").vastgelegd_op)


def test_the_privacy_officer_starts_at_the_log_and_sees_who_looked(als, gekeken, deze_maand):
    client = als("privacy-officer")
    assert client.get("/").url == "/inzage"
    gelezen = tekst(client.get("/inzage"))
    assert "2 keer gekeken" in gelezen
    assert (
        "Carla Janssen, procesregisseur Loket Housing Zuid-Limburg Eén traject, voor procesregie PS-1"
        in gelezen
    )
    assert "Dirk Peeters" in gelezen


def test_the_privacy_officer_sees_no_traject_behind_a_number(als, gekeken, deze_maand):
    client = als("privacy-officer")
    assert f"/trajecten/{gekeken}" not in client.get("/inzage").content.decode()
    assert client.get(f"/trajecten/{gekeken}").status_code == 404


def test_the_log_is_narrowed_by_account_and_organisation(als, cast, gekeken, deze_maand):
    client = als("privacy-officer")
    dirk = Account.objects.get(email=cast["loket-financien"]).uuid
    levanto = Organisatie.objects.get(code="levantogroep")
    record_inzage(
        actor=as_actor(levanto.lidmaatschappen.first()),
        op=date(2026, 11, 23),
        pagina="traject",
        trajecten=[Traject.objects.get(uuid=gekeken).pk],
    )
    assert "PS-1" not in tekst(client.get(f"/inzage?account={dirk}"))
    assert "PS-2" in tekst(client.get(f"/inzage?account={dirk}"))
    van_levanto = tekst(client.get(f"/inzage?organisatie={levanto.uuid}"))
    assert "1 keer gekeken" in van_levanto
    assert "PS-1" in van_levanto


def test_a_log_without_looks_says_so(als):
    assert "Niemand keek" in tekst(als("privacy-officer").get("/inzage"))


def test_a_number_is_asked_without_putting_it_in_the_address(als, gekeken, deze_maand):
    client = als("privacy-officer")
    naar = client.post("/inzage", {"nummer": " PS-1 "})
    assert naar.url == f"/inzage?traject={gekeken}"
    gelezen = tekst(client.get(naar.url))
    assert "1 keer gekeken" in gelezen
    assert "Carla Janssen, procesregisseur" in gelezen
    assert "Dirk Peeters, " not in gelezen


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ({"nummer": "PS-9"}, "Dit nummer kent Sleutel niet"),
        ({"van": "gisteren"}, "Vul bij Van een datum in"),
        ({"van": "2026-11-02", "tot": "2026-11-01"}, "niet voor Van ligt"),
        ({"tot": "1999-12-31"}, "Kies een dag vanaf 1 januari 2000"),
        ({"account": "niemand"}, "Kies een medewerker uit de lijst"),
        (
            {"organisatie": "4b1d5d2e-0000-4000-8000-000000000001"},
            "Kies een organisatie uit de lijst",
        ),
    ],
)
def test_a_mistake_is_told_beside_its_field(vraag, zin, als, gekeken):
    antwoord = als("privacy-officer").post("/inzage", vraag)
    assert antwoord.status_code == 400
    assert zin in tekst(antwoord)
    assert 'role="alert"' in antwoord.content.decode()


@pytest.mark.parametrize("onzin", ["geen-nummer", "4b1d5d2e-0000-4000-8000-000000000001"])
def test_a_traject_that_does_not_exist_is_a_page_that_is_not_there(onzin, als):
    assert als("privacy-officer").get(f"/inzage?traject={onzin}").status_code == 404


def test_the_number_of_questions_does_not_grow_with_the_log(als, gekeken, deze_maand):
    client, kosten = als("privacy-officer"), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(reverse("inzage")).status_code == 200
        kosten.append(len(vragen))
        for _ in range(20):
            als("procesregisseur").get("/trajecten")
    assert kosten[0] == kosten[1] < 15


def test_refused_rows_leave_a_trace_with_their_number(als, cast):
    from tests.web.test_toegang import aanlevering_met_geweigerde_rijen

    gebracht = aanlevering_met_geweigerde_rijen()
    als("procesregisseur").get(f"/register/{gebracht}/geweigerd.zip")
    assert [r.aantal for r in Inzageregel.objects.filter(pagina="geweigerd")] == [1]
