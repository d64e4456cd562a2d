"""Pages, exports and search take what they show of a dossier from the classification of the fields.

Every page that shows a traject, and every report, is asked; where something of the dossier stands, it must be gone
once its class is not seen any more, and once the field gets another class. So a page that goes round
`domein.velden` turns this red. That no other page shows a traject, `test_inzage_pagina` proves.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from django.test import Client

from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.rollen import Rol
from sleutel.domein.velden import Klasse, inzage, tabellen
from sleutel.kandidaten.services import tie_to_account
from sleutel.partijen.models import Account, Lidmaatschap
from sleutel.trajecten.models import Toelichting, Traject
from sleutel.trajecten.zicht import Afgeschermd
from sleutel.web.spoor import PAGINANAMEN
from tests.web.rolbezetting import maak_dossier
from tests.web.test_toegang import adres

K = Klasse
KENMERKEN = {
    K.WONEN: (r"PS-MERK", r"9 augustus 2026"),
    K.ZORG: (
        r"7 januari 2026",
        r'"Aanmelder">LEVANTOgroep',
        r"herkomst: ggz",
        r'"Woonproces">\s*<span class="woonproces',
    ),
    K.GEZONDHEID: (r"Een tekst van MERK",),
    K.JUSTITIE: (r"11 maart 2026",),
    K.GELD: (r"13 september 2026",),
    K.CONTACT: (r"begeleiding door: StandBy",),
}
"""By class what stands on a page as people read it: days of steps, cells of a list, values, a text."""

STAPPEN = (
    (
        Soort.AANGEMELD,
        date(2026, 1, 7),
        {"woonproces": "housing_plus", "aanmelder": "levantogroep", "herkomst": "ggz"},
    ),
    (Soort.INTAKE_GEHOUDEN, date(2026, 2, 5), {}),
    (Soort.IN_DOORSTROOMWONING, date(2026, 3, 11), {"gemeente": "GM0917"}),
    (Soort.OP_WACHTLIJST, date(2026, 4, 9), {"corporatie": "weller"}),
    (
        Soort.START_HUREN,
        date(2026, 5, 6),
        {"corporatie": "weller", "gemeente": "GM0917", "begeleiding_door": "standby"},
    ),
    (Soort.SLUIMEREN, date(2026, 8, 9), {}),
    (Soort.GEFACTUREERD, date(2026, 9, 13), {}),
)
VELDEN = {
    ("traject", "aanmelder"): r'"Aanmelder">LEVANTOgroep',
    ("traject", "woonproces"): r'"Woonproces">\s*<span class="woonproces',
    ("traject", "corporatie"): r'"Corporatie">Weller',
    ("gebeurtenis.aangemeld", "herkomst"): r"herkomst: ggz",
    ("gebeurtenis.start_huren", "begeleiding_door"): r"begeleiding door: StandBy",
    ("toelichting", "tekst"): r"Een tekst van MERK",
}
"""Fields one by one, each with how it stands on a page."""

VERSLAGEN = {"cijfers", "vergelijk", "verslag-voorbeeld", "jaarverslag", "verslagbestand"}
EIGEN_BESTAND = {"aanlevering", "register-cel", "geweigerd"}
"""What somebody brought himself: his own file, given back to him (ADR 0015)."""


@pytest.fixture
def bladen(cast, als, klok, monkeypatch) -> dict[str, tuple[Client, str]]:
    """Every page and export that the procesregisseur and the kandidaat get, by who and which."""
    monkeypatch.setattr(Afgeschermd, "silent_variable_failure", True)  # as when deployed
    klok(date(2026, 11, 23))
    maak_dossier("PS-0")  # of 2021, for the jaarverslag
    uuid = maak_dossier("PS-MERK", *STAPPEN)
    traject = Traject.objects.get(uuid=uuid)
    Toelichting.objects.create(traject=traject, veld="herkomst", tekst="Een tekst van MERK")
    kandidaat = Account.objects.get(email=cast["kandidaat"]).pk
    tie_to_account(traject.kandidaat_id, account_id=kandidaat, op=date(2020, 1, 1))
    lid = Lidmaatschap.objects.get(account__email=cast["procesregisseur"])
    keuze = {"lidmaatschap": str(lid.uuid), "reden": "vaste_procesregisseur"}
    als("procesregisseur").post(f"/trajecten/{uuid}/toegang/aanwijzen", keuze)
    alle = {naam: adres(naam, uuid) for naam in (PAGINANAMEN.keys() | VERSLAGEN) - EIGEN_BESTAND}
    alle |= {
        f"trajecten?{vraag}": f"/trajecten?{vraag}"
        for vraag in ("woonproces=housing_plus", "toestand=sluimert", "regio=parkstad")
    }
    vraag = "jaar=2026&woonproces=housing_plus"
    alle["cijfer?woonproces"] = f"/cijfers/gestart_met_huren?{vraag}"
    gezien = {}
    for wie in ("procesregisseur", "kandidaat"):
        client = als(wie)
        client.raise_request_exception = False
        for naam, waar in alle.items():
            gezien[f"{wie} {naam}"] = (client, waar)
    return gezien


def staat_op(bladen: dict[str, tuple[Client, str]], *zoek: str) -> set[str]:
    """On which of these pages one of these texts stands."""
    return {naam for naam, blad in bladen.items() if any(re.search(z, lees(blad)) for z in zoek)}


def lees(blad: tuple[Client, str]) -> str:
    client, waar = blad
    antwoord = client.get(waar)
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    return inhoud.decode("utf-8", "replace")


def zonder(klasse: Klasse) -> Iterator[tuple[Rol, inzage.Inzage]]:
    """What each role sees at most, without one class."""
    fasen = ("voor_de_lijst", "op_de_lijst", "huurt", "afgesloten", "na_vijf_jaar")
    for rol, rij in inzage.ROLLEN.items():
        yield rol, replace(rij, **{fase: getattr(rij, fase) - {klasse} for fase in fasen})


def test_what_is_of_a_class_is_on_no_page_for_who_does_not_see_that_class(bladen, monkeypatch):
    alles = [zoek for zoeken in KENMERKEN.values() for zoek in zoeken]
    met = {naam: bladen[naam] for naam in staat_op(bladen, *alles)}
    assert {"procesregisseur traject", "procesregisseur trajecten", "kandidaat traject"} <= set(met)
    assert {"procesregisseur wie-ziet", "procesregisseur cijfer?woonproces"} <= set(met)
    for klasse, zoeken in KENMERKEN.items():
        for zoek in zoeken:
            assert staat_op(met, zoek), f"{zoek} stands nowhere: nothing is proven of {klasse}"
        with monkeypatch.context() as nu:
            nu.setattr(inzage, "ROLLEN", dict(zonder(klasse)))
            assert not staat_op(met, *zoeken), klasse


def test_a_field_of_another_class_is_on_no_page_for_who_does_not_see_that_class(
    bladen, monkeypatch
):
    """Of each field by itself: here all become health data, which then nobody sees."""
    monkeypatch.setattr(inzage, "ROLLEN", dict(zonder(K.GEZONDHEID)))
    met = {naam: bladen[naam] for naam in staat_op(bladen, *VELDEN.values())}
    for (tabel, veld), zoek in VELDEN.items():
        if (tabel, veld) == ("toelichting", "tekst"):
            assert not staat_op(met, zoek)
            continue
        assert staat_op(met, zoek), f"{tabel}.{veld} stands nowhere"
        was = tabellen.TABELLEN[tabel]
        anders = replace(was, velden=MappingProxyType({**was.velden, veld: K.GEZONDHEID}))
        with monkeypatch.context() as nu:
            nu.setattr(tabellen, "TABELLEN", {**tabellen.TABELLEN, tabel: anders})
            assert not staat_op(met, zoek), f"{tabel}.{veld}"
