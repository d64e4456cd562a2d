"""Outside the compartment of justice nothing tells a traject of Housing Justitieel apart (ADR 0014).

Two dossiers that differ in nothing but what is justice data are asked the same: every answer is the same to the
letter, but for their own number and uuid.
"""

import re
from datetime import date

import pytest

from sleutel.domein.cijfers import Vraag
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.velden import buiten
from sleutel.partijen.models import Account
from sleutel.partijen.queries import actor_for
from sleutel.rapportage.achter import behind
from sleutel.rapportage.queries import uitkomst
from sleutel.trajecten.models import Justitietoegang, Traject
from tests.web.lezen import html, tekst
from tests.web.rolbezetting import improve, maak_dossier

ROLLEN = ("procesregisseur", "loket-financien", "aanmelder")
GEWOON, JUSTITIE = "PS-1", "PS-2"
"""The numbers of the two dossiers."""


def stappen(*, justitie: bool, weg: str) -> list[tuple]:
    """The steps of one of them. `weg`: how far it goes."""
    woonproces = "housing_justitieel" if justitie else "housing"
    herkomst = "detentie" if justitie else "beschermd_wonen"
    aangemeld = {"woonproces": woonproces, "aanmelder": "levantogroep", "herkomst": herkomst}
    alles = [
        (Soort.AANGEMELD, date(2026, 3, 2), aangemeld),
        (Soort.GESCREEND, date(2026, 3, 9), {"woonproces": woonproces}),
        (Soort.INTAKE_GEHOUDEN, date(2026, 3, 16), {}),
    ]
    if justitie:
        alles += [(Soort.IN_DOORSTROOMWONING, date(2026, 4, 1), {"gemeente": "GM0917"})]
    if weg == "afgevallen":
        reden = {"reden": "detentie" if justitie else "overlast"}
        alles += [(Soort.NEGATIEF_NA_INTAKE, date(2026, 5, 4), reden)]
    if weg == "huurt":
        wonen = {"corporatie": "weller", "gemeente": "GM0917"}
        alles += [
            (Soort.OP_WACHTLIJST, date(2026, 5, 4), {"corporatie": "weller"}),
            (Soort.START_HUREN, date(2026, 6, 1), wonen),
        ]
    return alles


@pytest.fixture(params=["onderweg", "afgevallen", "huurt"])
def paar(request, db, klok, als) -> dict[str, str]:
    """The addresses of the two dossiers, by number."""
    klok(date(2026, 6, 15))
    paren = ((GEWOON, False), (JUSTITIE, True))
    uuids = {nr: maak_dossier(nr, *stappen(justitie=j, weg=request.param)) for nr, j in paren}
    return {nr: f"/trajecten/{uuid}" for nr, uuid in uuids.items()}


def onherkenbaar(antwoord, nummer: str) -> str:
    """An answer without what is the dossier's own, and without the moments of the looks."""
    zonder_uuid = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "UUID", html(antwoord))
    return re.sub(r"\d\d:\d\d", "TIJD", zonder_uuid).replace(nummer, "NUMMER")


@pytest.mark.parametrize("wie", ROLLEN)
def test_their_pages_are_the_same(wie, als, paar):
    client = als(wie)
    gewoon, justitie = (onherkenbaar(client.get(paar[nr]), nr) for nr in (GEWOON, JUSTITIE))

    assert gewoon == justitie


def test_who_can_see_them_is_the_same_also_once_somebody_is_named(als, paar):
    client = als("procesregisseur")
    pagina = client.get(f"{paar[JUSTITIE]}/toegang").content.decode()
    collegas = re.findall(r'<option value="([\w-]+)">[^<]*LEVANTOgroep', pagina)
    for lid in collegas:  # of who rents the aanmelder sees no care any more
        wijs_aan = {"lidmaatschap": lid, "reden": "zorg"}
        client.post(f"{paar[JUSTITIE]}/toegang/aanwijzen", wijs_aan)
    client.get(f"{paar[GEWOON]}/toegang")

    gewoon, justitie = (
        onherkenbaar(client.get(f"{paar[nr]}/toegang"), nr) for nr in (GEWOON, JUSTITIE)
    )

    assert gewoon == justitie
    assert "Wie wijst u aan?" in gewoon
    onderweg = Traject.objects.filter(toestand="in_doorstroomwoning").exists()
    assert Justitietoegang.objects.count() == len(collegas) == onderweg


@pytest.mark.parametrize("wie", ROLLEN)
def test_every_list_has_both_or_neither(wie, als, paar):
    client = als(wie)
    lijsten = {"toestand": Toestand, "woonproces": Woonproces}
    vragen = [f"{naam}={lid.value}" for naam, lijst in lijsten.items() for lid in lijst]
    for vraag in ("", *vragen):
        antwoord = client.get(f"/trajecten?{vraag}")
        if antwoord.status_code == 200:
            rijen = re.findall(r"<tr>.*?</tr>", antwoord.content.decode(), re.DOTALL)
            van = {nr: [r.replace(nr, "NR") for r in rijen if nr in r] for nr in paar}
            zonder = {nr: [re.sub(r"[0-9a-f-]{36}", "", r) for r in van[nr]] for nr in paar}
            assert zonder[GEWOON] == zonder[JUSTITIE], vraag


@pytest.mark.parametrize("wie", ["procesregisseur", "loket-financien"])
def test_behind_every_figure_and_part_stand_both_or_neither(wie, cast, paar):
    actor = actor_for(Account.objects.get(email=cast[wie]), None)
    beide = set(Traject.objects.values_list("id", flat=True))
    gezien = 0
    for proces in (None, *Woonproces):
        antwoord = uitkomst(Vraag(2026, None, (), proces, date(2026, 6, 15)), actor=actor)
        for code, waarde in antwoord.waarden.items():
            for deel in (None, *(waarde if isinstance(waarde, dict) else ())):
                genoemd = behind(antwoord, code, deel, actor=actor).trajecten
                assert set(genoemd) in (set(), beide), (code, proces, deel)
                gezien += bool(genoemd) and proces is not None
    assert bool(gezien) == (wie == "procesregisseur"), "finance sees no woonproces at all"


def test_the_list_says_that_it_is_longer_than_the_figure(als, paar):
    antwoord = als("procesregisseur").get("/cijfers/aanmeldingen?jaar=2026&woonproces=housing")

    assert antwoord.context["blok"].waarde == "1"
    assert {GEWOON, JUSTITIE} <= set(re.findall(r"PS-\d", antwoord.content.decode()))
    assert "1 traject hiervan telt niet in dit cijfer." in tekst(antwoord)


def test_the_start_of_the_loket_counts_both_where_they_are_read(als, paar):
    [stand] = {t.toestand_buiten for t in Traject.objects.all()}
    assert stand != Toestand.IN_DOORSTROOMWONING
    standen = dict(als("procesregisseur").get("/").context["standen"])
    assert standen[Toestand(stand)] == 2
    assert sum(standen.values()) == 2


def test_a_correction_that_took_the_doorstroomwoning_away_changes_nothing(als, paar):
    client = als("loket-financien")
    voor = onherkenbaar(client.get(paar[JUSTITIE]), JUSTITIE)
    uuid = Traject.objects.get(nummer=JUSTITIE).uuid
    weg = (date(2026, 4, 1), date(2026, 6, 10), {"gemeente": "GM0917"})
    improve(uuid, Soort.IN_DOORSTROOMWONING, *weg, ingetrokken=True)

    assert onherkenbaar(client.get(paar[JUSTITIE]), JUSTITIE) == voor


def test_without_telling_them_as_one_they_would_be_told_apart(als, paar, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(buiten, "SAMEN", {})
    client = als("procesregisseur")

    gewoon, justitie = (onherkenbaar(client.get(paar[nr]), nr) for nr in (GEWOON, JUSTITIE))

    assert gewoon != justitie
