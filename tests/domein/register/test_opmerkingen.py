"""What is taken in with a remark: names that were resolved, texts that were mended or left out."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.keuzelijst import Herkomst, Uitspraak
from sleutel.domein.register import Uitkomst
from sleutel.domein.register.naslag import BekendeGemeente, Naslag

from .hulp import (
    AANMELDING,
    AFGEVALLEN,
    HUUR,
    NA_INTAKE,
    NASLAG,
    VANDAAG,
    WACHTEND,
    gemeenten,
    goed_register,
    keur,
)


class Geval(NamedTuple):
    """A change in a good traject, the column and words of the remark, and what is taken in."""

    anders: dict[str, str]
    kolom: str
    reden: str
    waarde: Any
    veld: str = ""
    basis: dict[str, str] = HUUR


GEVALLEN = [
    Geval({"regio": " parkstad"}, "regio", 'Gelezen als "Parkstad"', "parkstad"),
    Geval({"woonproces": "HOUSING"}, "woonproces", 'Gelezen als "Housing"', "housing"),
    Geval({"woonproces": "housing_plus"}, "woonproces", '"Housing Plus"', "housing_plus"),
    Geval({"toeleiding": "Verkort"}, "toeleiding", '"verkort"', "verkort"),
    Geval({"resultaat": "Positief"}, "resultaat", '"positief"', "positief"),
    Geval({"verkort_aangevraagd": "Ja"}, "verkort_aangevraagd", '"ja"', True),
    Geval({"verkort_aangevraagd": "ONWAAR"}, "verkort_aangevraagd", '"nee"', False),
    Geval({"kandidaat": "  K-1 "}, "kandidaat", "spaties", "K-1"),
    Geval({"kandidaat": "K\u00a01"}, "kandidaat", "spaties", "K 1"),
    Geval({"aanmelder": "ra dar"}, "aanmelder", 'Gelezen als "Radar"', "radar"),
    Geval({"corporatie": "WELLER"}, "corporatie", 'Gelezen als "Weller"', "weller"),
    Geval({"herkomst": "Jeugdzorg"}, "herkomst", '"jeugdzorg"', Herkomst.JEUGDZORG),
    Geval({"herkomst": "kasteel"}, "herkomst", 'telt als "overig"', Herkomst.OVERIG),
    Geval({"reden_afsluiting": "verhuisd"}, "reden_afsluiting", '"overig"', redenen.OVERIG),
    Geval(
        {"afgevallen_reden": "verhuisd"},
        "afgevallen_reden",
        '"overig"',
        redenen.OVERIG,
        basis=AFGEVALLEN,
    ),
    Geval({"gemeente_herkomst": "kerkrade"}, "gemeente_herkomst", '"Kerkrade"', "GM0928"),
    Geval({"gemeente_herkomst": "Nuth"}, "gemeente_herkomst", "Beekdaelen", "GM1954"),
    Geval({"gemeente_herkomst": "Atlantis"}, "gemeente_herkomst", '"onbekend"', "onbekend"),
    Geval({"gemeente_woning": "Hoensbroek"}, "gemeente_woning", "Heerlen", "GM0917"),
    Geval({"gemeente_woning": "Kerkrade"}, "gemeente_woning", "ligt in Heerlen", "GM0928"),
    Geval({"gemeente_woning": "Atlantis"}, "gemeente_woning", "kennen wij niet", "onbekend"),
    Geval({"woonplaats": "Atlantis"}, "woonplaats", "apart bewaard", "onbekend"),
    Geval(
        {"woonplaats": "Beekdaelen", "gemeente_woning": "Beekdaelen"},
        "woonplaats",
        "geen woonplaats",
        "onbekend",
    ),
    Geval(
        {"gemeente_woning": ""}, "woonplaats", "Gelezen als Heerlen", "GM0917", "gemeente_woning"
    ),
    Geval(
        {"factuur_betaald_op": "2026-11-24"}, "factuur_betaald_op", "toekomst", date(2026, 11, 24)
    ),
    Geval({"corporatie": ""}, "corporatie", "geen corporatie", None),
    Geval({"wachtlijst_op": ""}, "wachtlijst_op", "geen wachttijd", None),
    Geval({"intake_op": "2021-01-14 09:30:00"}, "intake_op", "tijd", date(2021, 1, 14)),
    Geval({"begeleiding_door": "StandBy"}, "begeleiding_door", "Zij is toegevoegd", "org-1"),
    Geval({"aanmelder": "onbekend"}, "aanmelder", "blijft leeg", None),
    Geval({"toeleiding": "regulier"}, "toeleiding", "start_huren_op", None, basis=AANMELDING),
    Geval({"woonplaats": "Heerlen"}, "woonplaats", "weggelaten", None, basis=AANMELDING),
    Geval({"gemeente_woning": "Nuth"}, "gemeente_woning", "weggelaten", None, basis=AANMELDING),
    Geval({"begeleiding_door": "Radar"}, "begeleiding_door", "weggelaten", None, basis=AANMELDING),
    Geval({"corporatie": "Weller"}, "corporatie", "wachtlijst_op of", None, basis=AANMELDING),
    Geval(
        {"reden_afsluiting": "overlast"}, "reden_afsluiting", "afgesloten_op", None, basis=WACHTEND
    ),
    Geval({"afgevallen_reden": "geen contact"}, "afgevallen_reden", "weggelaten", None),
    Geval({"na_intake_reden": "geen inkomen"}, "na_intake_reden", "weggelaten", None),
]


def een_traject(map_: Path, rij: dict[str, str], naslag: Naslag = NASLAG) -> Uitkomst:
    return keur(map_, goed_register() | {"trajecten": [rij]}, naslag)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: f"{g.kolom}-{g.reden}")
def test_it_is_taken_in_with_one_remark(geval: Geval, tmp_path: Path) -> None:
    ruw = geval.basis | {"traject": "T-1"} | geval.anders
    uitkomst = een_traject(tmp_path, ruw)
    assert uitkomst.afgewezen == []
    (melding,) = uitkomst.opmerkingen
    assert (melding.tabel, melding.rij) == ("trajecten", 2)
    assert (melding.kolom, melding.waarde) == (geval.kolom, ruw[geval.kolom])
    assert geval.reden in melding.reden
    assert getattr(uitkomst.trajecten[0], geval.veld or geval.kolom) == geval.waarde


def test_a_text_that_is_on_no_list_is_kept_apart_and_never_in_a_gebeurtenis(tmp_path: Path) -> None:
    rij = HUUR | {
        "herkomst": "kasteel",
        "reden_afsluiting": "ruzie met Jan",
        "woonplaats": "Atlantis",
    }
    traject = een_traject(tmp_path, rij).trajecten[0]
    assert dict(traject.vrije_teksten) == {
        "herkomst": "kasteel",
        "reden_afsluiting": "ruzie met Jan",
        "woonplaats": "Atlantis",
    }


def test_a_reason_without_its_date_is_not_kept_either(tmp_path: Path) -> None:
    uitkomst = een_traject(tmp_path, AANMELDING | {"reden_afsluiting": "ruzie met Jan"})
    assert uitkomst.trajecten[0].vrije_teksten == {}
    (melding,) = uitkomst.opmerkingen
    assert "weggelaten" in melding.reden, "nothing says that the text is kept apart"


def test_a_housing_first_tenancy_without_a_list_is_nothing_special(tmp_path: Path) -> None:
    rij = HUUR | {"woonproces": "Housing First", "wachtlijst_op": ""}
    assert een_traject(tmp_path, rij).opmerkingen == []


def test_a_number_that_looks_like_a_bsn_is_remarked_without_repeating_it(tmp_path: Path) -> None:
    (melding,) = een_traject(tmp_path, HUUR | {"kandidaat": "111222333"}).opmerkingen
    assert (melding.kolom, melding.waarde) == ("kandidaat", "******333")
    assert "pseudoniem" in melding.reden


@pytest.mark.parametrize(
    "nummer", ["111222334", "12345678", "1112223330", "000000000", "11122233X"]
)
def test_another_number_is_no_bsn(nummer: str, tmp_path: Path) -> None:
    assert een_traject(tmp_path, HUUR | {"kandidaat": nummer}).opmerkingen == []


def test_an_unknown_column_is_reported_and_left_out(tmp_path: Path) -> None:
    uitkomst = een_traject(tmp_path, HUUR | {"Telefoon": "045-1234567"})
    (melding,) = uitkomst.opmerkingen
    assert (melding.tabel, melding.rij, melding.kolom) == ("trajecten", 1, "Telefoon")
    assert uitkomst.aangenomen["trajecten"] == 1


def test_the_header_may_be_spelled_with_other_case_spaces_and_underscores(tmp_path: Path) -> None:
    rij = {kolom.upper().replace("_", " "): waarde for kolom, waarde in HUUR.items()}
    uitkomst = een_traject(tmp_path, rij)
    assert (uitkomst.afgewezen, uitkomst.opmerkingen) == ([], [])
    assert uitkomst.trajecten == een_traject(tmp_path / "b", HUUR).trajecten


def test_a_complaint_keeps_its_texts_apart_and_an_unknown_ruling_is_overig(tmp_path: Path) -> None:
    register = goed_register()
    register["klachten"][0] |= {"uitspraak": "half gelijk", "opvolging": "brief\nen gesprek"}
    uitkomst = keur(tmp_path, register)
    (klacht,) = uitkomst.klachten
    assert klacht.uitspraak == Uitspraak.OVERIG
    assert dict(klacht.vrije_teksten) == {
        "onderwerp": "bejegening",
        "uitspraak": "half gelijk",
        "opvolging": "brief en gesprek",
    }
    assert [m.kolom for m in uitkomst.opmerkingen] == ["uitspraak"]


def test_a_ruling_and_follow_up_without_a_date_are_left_out(tmp_path: Path) -> None:
    register = goed_register()
    register["klachten"][0]["uitspraak_op"] = ""
    uitkomst = keur(tmp_path, register)
    assert uitkomst.klachten[0].uitspraak is None
    assert dict(uitkomst.klachten[0].vrije_teksten) == {"onderwerp": "bejegening"}
    assert [m.kolom for m in uitkomst.opmerkingen] == ["uitspraak", "opvolging"]


def test_dates_after_today_are_remarked_in_every_table(tmp_path: Path) -> None:
    register = goed_register()
    register["duurzaamheid"][0]["gemeten_op"] = "2027-01-01"
    register["klachten"][0]["uitspraak_op"] = "2027-01-01"
    uitkomst = keur(tmp_path, register)
    assert uitkomst.afgewezen == []
    assert [(m.tabel, m.kolom) for m in uitkomst.opmerkingen] == [
        ("duurzaamheid", "gemeten_op"),
        ("klachten", "uitspraak_op"),
    ]


def test_dates_run_from_1900_up_to_and_including_2100(tmp_path: Path) -> None:
    rij = HUUR | {"aangemeld_op": "1-1-1900", "factuur_betaald_op": "31-12-2100"}
    uitkomst = een_traject(tmp_path, rij)
    assert uitkomst.afgewezen == []
    assert uitkomst.trajecten[0].aangemeld_op == date(1900, 1, 1)


@pytest.mark.parametrize("basis", [HUUR, AFGEVALLEN, NA_INTAKE], ids=["huur", "afgevallen", "na"])
def test_everything_may_happen_on_one_day(basis: dict[str, str], tmp_path: Path) -> None:
    een_dag = {k: "2021-03-01" for k, cel in basis.items() if k.endswith("_op") and cel}
    uitkomst = een_traject(tmp_path, basis | {"traject": "T-1"} | een_dag)
    assert (uitkomst.afgewezen, uitkomst.opmerkingen) == ([], [])


def test_today_itself_is_not_the_future(tmp_path: Path) -> None:
    rij = HUUR | {"factuur_betaald_op": VANDAAG.isoformat()}
    assert een_traject(tmp_path, rij).opmerkingen == []


def test_two_gemeenten_that_are_not_known_are_counted_together(tmp_path: Path) -> None:
    register = goed_register()
    for tabel in ("spreiding", "taakstelling"):
        goed = register[tabel][0]
        register[tabel] += [
            goed | {"gemeente": naam} for naam in ("Atlantis", "Avalon", "onbekend")
        ]
    uitkomst = keur(tmp_path, register)
    assert uitkomst.afgewezen == []
    assert [(m.tabel, m.rij, m.kolom) for m in uitkomst.opmerkingen] == [
        (tabel, rij, "gemeente") for tabel in ("taakstelling", "spreiding") for rij in (3, 4)
    ]
    spreiding = [(rij.rij, rij.gemeente, rij.maximum) for rij in uitkomst.spreiding]
    assert spreiding == [(2, "GM0917", 30), (3, "onbekend", 90)]
    taakstelling = [(rij.rij, rij.gemeente, rij.aantal) for rij in uitkomst.taakstelling]
    assert taakstelling == [(2, "GM0917", 20), (3, "onbekend", 60)]
    assert (uitkomst.aangenomen["spreiding"], uitkomst.aangenomen["taakstelling"]) == (4, 4)


def test_a_gemeente_that_is_not_known_is_a_duplicate_of_itself(tmp_path: Path) -> None:
    register = goed_register()
    for tabel in ("spreiding", "taakstelling"):
        goed = register[tabel][0]
        register[tabel] += [goed | {"gemeente": naam} for naam in ("Atlantis", "ATLANTIS")]
    assert [(m.tabel, m.rij) for m in keur(tmp_path, register).afgewezen] == [
        ("taakstelling", 4),
        ("spreiding", 4),
    ]


def test_a_village_that_shares_its_name_with_a_gemeente_is_the_gemeente(tmp_path: Path) -> None:
    naslag = Naslag.van(
        [*gemeenten(), BekendeGemeente("GM9999", "Elders", (("heerlen-2", "Vaals"),))],
        regios=zl.ZUID_LIMBURG,
        redenen=redenen.BEGIN,
    )
    traject = een_traject(tmp_path, HUUR | {"gemeente_herkomst": "Vaals"}, naslag).trajecten[0]
    assert traject.gemeente_herkomst == "GM0981"
