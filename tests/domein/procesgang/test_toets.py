"""A step that is not open gives every reason, at once and in words."""

import re
from datetime import date, timedelta

import pytest

from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.procesgang import (
    PROCESGANG,
    STAPPEN,
    VORMEN,
    Kenmerk,
    Situatie,
    Soort,
    Stap,
    Toestand,
    Weigering,
    weigeringen,
)
from sleutel.domein.procesgang.toets import join_labels
from sleutel.domein.rollen import Rol
from tests.domein.procesgang.gang import BEGIN, GEWOON, VANDAAG, list_gegevens, make_situatie


def ask(
    soort: Soort,
    situatie: Situatie,
    *,
    rol: Rol = Rol.PROCESREGISSEUR,
    op: date = VANDAAG,
    **gegevens: object,
) -> tuple[Weigering, ...]:
    return weigeringen(
        soort, situatie, rol=rol, gegevens=gegevens, op=op, vandaag=VANDAAG, regels=GEWOON
    )


def test_every_reason_is_given_at_once() -> None:
    situatie = Situatie(
        toestand=Toestand.GESCREEND,
        woonproces=Woonproces.HOUSING_PLUS,
        laatste_stap_op=VANDAAG + timedelta(days=9),
        geblokkeerd_bij=frozenset({"corporatie_a"}),
        data={Soort.OP_WACHTLIJST: BEGIN},
    )
    morgen = VANDAAG + timedelta(days=1)
    gevonden = ask(
        Soort.AANGEBODEN,
        situatie,
        rol=Rol.KANDIDAAT,
        op=morgen,
        corporatie="corporatie_a",
        reden="zomaar",
    )
    assert [weigering.code for weigering in gevonden] == [
        "toestand",
        "rol",
        "toekomst",
        "datumvolgorde",
        "reden_onbekend",
        "geen_woonblokkade",
    ]


def test_reasons_say_what_is_wrong_and_what_to_do() -> None:
    situatie = Situatie(
        toestand=Toestand.HUURT,
        woonproces=Woonproces.HOUSING,
        laatste_stap_op=date(2021, 6, 1),
        data={Soort.IN_DOORSTROOMWONING: BEGIN},
    )
    gevonden = ask(Soort.IN_DOORSTROOMWONING, situatie, rol=Rol.BESTUUR, op=date(2021, 5, 31))
    assert [weigering.uitleg for weigering in gevonden] == [
        "Deze stap is er alleen in Housing Justitieel.",
        (
            "Het traject is nu: huurt."
            " Deze stap kan alleen vanuit: beoordeeld door de gemeente of intake gehouden."
        ),
        "Uw rol mag dit niet. Vraag het aan: procesregisseur.",
        "Dit is al gedaan op 1 maart 2021.",
        "De vorige stap was op 1 juni 2021. Kies die dag of een latere dag.",
        "Vul in: de gemeente van de woning.",
        "Er is nog geen intake gehouden. Deze stap kan pas na een intake.",
    ]


@pytest.mark.parametrize("soort", Soort)
def test_each_missing_datum_is_a_reason_of_its_own(soort: Soort) -> None:
    stap = PROCESGANG[soort]
    leeg = dict.fromkeys(stap.vereist, "")
    for gegevens in ({}, leeg):
        codes = {w.code for w in ask(soort, Situatie(), **gegevens)}
        assert {code for code in codes if code.endswith("_ontbreekt")} == {
            f"{naam}_ontbreekt" for naam in stap.vereist
        }


def test_before_the_aanmelding_nothing_else_is_open() -> None:
    [weigering] = ask(Soort.INTAKE_GEHOUDEN, Situatie())
    assert weigering.uitleg == "Er is nog geen aanmelding. Meld de kandidaat eerst aan."


def test_a_traject_is_registered_once() -> None:
    situatie = Situatie(toestand=Toestand.AFGESLOTEN, woonproces=Woonproces.HOUSING)
    gevonden = ask(
        Soort.AANGEMELD, situatie, woonproces="housing", aanmelder="a", herkomst="dakloos"
    )
    assert [w.code for w in gevonden] == ["toestand"]


@pytest.mark.parametrize("soort", Soort)
def test_what_happens_once_is_politely_refused_the_second_time(soort: Soort) -> None:
    situatie = Situatie(data={soort: BEGIN})
    codes = {w.code for w in ask(soort, situatie)}
    assert ("al_gedaan" in codes) == (not VORMEN[soort].herhaalbaar)


@pytest.mark.parametrize("soort", Soort)
def test_a_step_that_builds_on_another_waits_for_it(soort: Soort) -> None:
    stap = PROCESGANG[soort]
    for eerder in stap.na:
        assert f"eerst_{eerder}" in {w.code for w in ask(soort, Situatie())}
        gehad = Situatie(data={eerder: BEGIN})
        assert f"eerst_{eerder}" not in {w.code for w in ask(soort, gehad)}
        te_vroeg = ask(soort, gehad, op=BEGIN - timedelta(days=1))
        assert "datumvolgorde" in {w.code for w in te_vroeg}


@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.soort)
@pytest.mark.parametrize(
    ("dagen", "code"), [(-1, "datumvolgorde"), (0, None), (1, None), (9999, "toekomst")]
)
def test_a_step_of_the_chain_is_not_before_the_last_one_and_not_in_the_future(
    stap: Stap, dagen: int, code: str | None
) -> None:
    situatie = make_situatie(stap, None, Woonproces.HOUSING)
    codes = {w.code for w in ask(stap.soort, situatie, op=BEGIN + timedelta(days=dagen))}
    if stap.doel is None and not stap.na:
        code = None if code == "datumvolgorde" else code
    assert codes & {"datumvolgorde", "toekomst"} == ({code} if code else set())


def test_an_invoice_may_be_older_than_the_last_step() -> None:
    situatie = Situatie(
        toestand=Toestand.HUURT,
        woonproces=Woonproces.HOUSING,
        laatste_stap_op=VANDAAG,
        data={Soort.AANGEMELD: BEGIN},
    )
    assert ask(Soort.GEFACTUREERD, situatie, rol=Rol.LOKET_FINANCIEN, op=BEGIN) == ()


@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.soort)
def test_every_reason_is_a_dutch_sentence_that_ends(stap: Stap) -> None:
    gevonden = set(ask(stap.soort, Situatie(kenmerken=frozenset(Kenmerk)), rol=Rol.KANDIDAAT))
    [gegevens, *_] = list_gegevens(stap, Woonproces.HOUSING)
    gevonden |= set(ask(stap.soort, Situatie(), rol=Rol.KANDIDAAT, **gegevens))
    assert gevonden
    for weigering in gevonden:
        assert re.fullmatch(r"[A-Z].*\.", weigering.uitleg)
        assert re.fullmatch(r"[a-z_]+", weigering.code)


@pytest.mark.parametrize(
    ("labels", "tekst"), [(["a"], "a"), (["a", "b"], "a of b"), (["a", "b", "c"], "a, b of c")]
)
def test_a_list_reads_as_a_sentence(labels: list[str], tekst: str) -> None:
    assert join_labels(labels) == tekst
