"""From a row to gebeurtenissen: each group of columns is one, with its attributes."""

from datetime import date
from pathlib import Path

import pytest

from sleutel.domein.procesgang.soorten import VORMEN
from sleutel.domein.register import TrajectRij, wanted_gebeurtenissen, wanted_meting

from .hulp import AANMELDING, AFGEVALLEN, HUUR, NA_INTAKE, WACHTEND, goed_register, keur

BASES = {"huur": HUUR, "afgevallen": AFGEVALLEN, "na intake": NA_INTAKE, "wachtend": WACHTEND}


def lees(map_: Path, rij: dict[str, str]) -> TrajectRij:
    return keur(map_, goed_register() | {"trajecten": [rij | {"traject": "T-1"}]}).trajecten[0]


def test_a_whole_tenancy_gives_every_gebeurtenis_with_its_attributes(tmp_path: Path) -> None:
    gewenst = wanted_gebeurtenissen(lees(tmp_path, HUUR))
    assert [(str(g.soort), g.op.isoformat(), g.gegevens) for g in gewenst] == [
        (
            "aangemeld",
            "2021-01-04",
            {
                "woonproces": "housing",
                "verkort_aangevraagd": True,
                "aanmelder": "radar",
                "herkomst": "ggz",
                "gemeente_herkomst": "GM0928",
            },
        ),
        ("intake_gehouden", "2021-01-14", {}),
        ("op_wachtlijst", "2021-02-01", {"corporatie": "weller"}),
        (
            "start_huren",
            "2021-03-15",
            {
                "corporatie": "weller",
                "woonplaats": "heerlen",
                "gemeente": "GM0917",
                "toeleiding": "verkort",
                "begeleiding_door": "radar",
            },
        ),
        ("afgesloten", "2022-04-01", {"resultaat": "positief", "reden": "overlast"}),
        ("begeleiding_gedeclareerd", "2022-04-02", {}),
        ("begeleiding_uitbetaald", "2022-05-02", {}),
        ("gefactureerd", "2021-02-02", {}),
        ("factuur_betaald", "2021-03-02", {}),
    ]


@pytest.mark.parametrize(
    ("basis", "soort", "gegevens"),
    [
        (AFGEVALLEN, "afgevallen", {"reden": "geen_contact"}),
        (NA_INTAKE, "negatief_na_intake", {"reden": "geen_inkomen"}),
    ],
)
def test_an_end_before_the_list_carries_its_reason(
    basis: dict[str, str], soort: str, gegevens: dict[str, str], tmp_path: Path
) -> None:
    (einde,) = (g for g in wanted_gebeurtenissen(lees(tmp_path, basis)) if g.soort == soort)
    assert einde.gegevens == gegevens


@pytest.mark.parametrize("resultaat", ["", "negatief"])
def test_a_close_from_the_list_is_beeindigd_voor_huren(resultaat: str, tmp_path: Path) -> None:
    rij = WACHTEND | {"afgesloten_op": "2021-06-01", "resultaat": resultaat}
    slot = next(g for g in wanted_gebeurtenissen(lees(tmp_path, rij)) if g.op == date(2021, 6, 1))
    assert slot.soort == "beeindigd_voor_huren"
    assert slot.gegevens == ({"resultaat": resultaat} if resultaat else {})


def test_what_is_unknown_is_absent(tmp_path: Path) -> None:
    leeg = dict.fromkeys(("verkort_aangevraagd", "aanmelder", "herkomst", "gemeente_herkomst"), "")
    aangemeld = wanted_gebeurtenissen(lees(tmp_path, AANMELDING | leeg))[0]
    assert aangemeld.gegevens == {"woonproces": "housing"}


def test_nee_for_the_short_route_is_the_same_as_nothing(tmp_path: Path) -> None:
    nee = lees(tmp_path / "a", AANMELDING | {"verkort_aangevraagd": "nee"})
    leeg = lees(tmp_path / "b", AANMELDING | {"verkort_aangevraagd": ""})
    assert wanted_gebeurtenissen(nee) == wanted_gebeurtenissen(leeg)


@pytest.mark.parametrize("basis", BASES)
def test_a_gebeurtenis_carries_only_attributes_of_its_kind(basis: str, tmp_path: Path) -> None:
    for gewenst in wanted_gebeurtenissen(lees(tmp_path, BASES[basis])):
        assert set(gewenst.gegevens) <= VORMEN[gewenst.soort].attributen
        assert all(type(waarde) in (str, bool) for waarde in gewenst.gegevens.values())


def test_a_measurement_carries_its_three_answers(tmp_path: Path) -> None:
    register = goed_register()
    register["duurzaamheid"][0]["huurachterstand"] = ""
    meting = wanted_meting(keur(tmp_path, register).duurzaamheid[0])
    assert (str(meting.soort), meting.op) == ("duurzaamheid_gemeten", date(2023, 4, 1))
    assert meting.gegevens == {"woonsituatie": "woonachtig", "overlast": "geen_of_minimaal"}
