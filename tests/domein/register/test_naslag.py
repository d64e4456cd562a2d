"""What the check asks of the record: organisations, known trajecten, and columns that are absent."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.keuzelijst import OrganisatieSoort, Regio
from sleutel.domein.register import BekendeOrganisatie, Naslag, OrganisatieRij
from sleutel.domein.register.organisaties import make_code, make_slug

from .hulp import AANMELDING, HUUR, WELLER, gemeenten, goed_register, keur

PARKSTAD = frozenset({zl.PARKSTAD})
IN_HET_DOSSIER = [
    BekendeOrganisatie("weller-wonen", "Weller", OrganisatieSoort.CORPORATIE, PARKSTAD),
    BekendeOrganisatie("radar", "Radar", OrganisatieSoort.ZORGPARTIJ, PARKSTAD),
]


def naslag(
    trajecten: Mapping[tuple[Regio, str], Mapping[str, str]] | None = None,
    *,
    organisaties: bool = True,
) -> Naslag:
    return Naslag.van(
        gemeenten(),
        IN_HET_DOSSIER if organisaties else [],
        regios=zl.ZUID_LIMBURG,
        redenen=redenen.BEGIN,
        regios_met_organisaties=PARKSTAD if organisaties else frozenset(),
        traject=lambda regio, nummer: (trajecten or {}).get((regio, nummer)),
    )


def test_a_corporatie_of_the_record_is_good_without_organisaties_in_the_file(
    tmp_path: Path,
) -> None:
    uitkomst = keur(tmp_path, {"trajecten": [HUUR]}, naslag())
    assert uitkomst.afgewezen == []
    assert uitkomst.trajecten[0].corporatie == "weller-wonen"
    assert uitkomst.nieuwe_organisaties == []


def test_a_corporatie_is_refused_that_is_one_of_another_region_only(tmp_path: Path) -> None:
    register = goed_register()
    register["organisaties"].append(WELLER | {"naam": "Servatius", "regio": "Maastricht"})
    register["trajecten"].append(HUUR | {"traject": "T-2", "corporatie": "Servatius"})
    (melding,) = keur(tmp_path, register).afgewezen
    assert (melding.rij, melding.kolom, melding.waarde) == (3, "corporatie", "Servatius")


def test_a_corporatie_of_elsewhere_does_not_become_one_here_by_registering_somebody(
    tmp_path: Path,
) -> None:
    register = goed_register()
    register["organisaties"].append(WELLER | {"naam": "Servatius", "regio": "Maastricht"})
    register["trajecten"] += [
        HUUR | {"traject": "T-2", "aanmelder": "Servatius"},
        HUUR | {"traject": "T-3", "corporatie": "Servatius"},
    ]
    uitkomst = keur(tmp_path, register)
    assert [(m.rij, m.kolom) for m in uitkomst.afgewezen] == [(4, "corporatie")]
    assert [m.rij for m in uitkomst.opmerkingen] == [3]
    (voorstel,) = uitkomst.nieuwe_organisaties
    assert (voorstel.slug, voorstel.regio) == ("servatius", zl.PARKSTAD)


def test_without_organisaties_in_file_and_record_each_name_becomes_a_new_organisation(
    tmp_path: Path,
) -> None:
    rij = HUUR | {"begeleiding_door": "StandBy"}
    uitkomst = keur(tmp_path, {"trajecten": [rij]}, naslag(organisaties=False))
    assert uitkomst.afgewezen == []
    assert [m.kolom for m in uitkomst.opmerkingen] == [
        "aanmelder",
        "corporatie",
        "begeleiding_door",
    ]
    assert [(o.slug, o.naam, o.soort, o.regio) for o in uitkomst.nieuwe_organisaties] == [
        ("org-1", "Weller", OrganisatieSoort.CORPORATIE, zl.PARKSTAD),
        ("org-2", "Radar", OrganisatieSoort.ZORGPARTIJ, zl.PARKSTAD),
        ("org-3", "StandBy", OrganisatieSoort.ZORGPARTIJ, zl.PARKSTAD),
    ]
    traject = uitkomst.trajecten[0]
    codes = (traject.corporatie, traject.aanmelder, traject.begeleiding_door)
    assert codes == ("org-1", "org-2", "org-3"), "a name may be that of a person"


def test_a_new_organisation_that_is_named_as_corporatie_anywhere_is_one(tmp_path: Path) -> None:
    rijen = [
        HUUR | {"aanmelder": "Huisje", "corporatie": "Weller"},
        HUUR | {"traject": "T-2", "aanmelder": "Radar", "corporatie": "Huisje"},
    ]
    for naam, volgorde in {"a": rijen, "b": rijen[::-1]}.items():
        uitkomst = keur(tmp_path / naam, {"trajecten": volgorde})
        soorten = {o.naam: o.soort for o in uitkomst.nieuwe_organisaties}
        assert soorten == {
            "Huisje": OrganisatieSoort.CORPORATIE,
            "Weller": OrganisatieSoort.CORPORATIE,
            "Radar": OrganisatieSoort.ZORGPARTIJ,
        }


def test_the_check_of_corporaties_is_skipped_per_region(tmp_path: Path) -> None:
    register = goed_register()
    register["trajecten"] += [
        HUUR | {"traject": "T-2", "regio": "Heuvelland", "corporatie": "Huisje BV"},
        HUUR | {"traject": "T-3", "corporatie": "Huisje BV"},
    ]
    uitkomst = keur(tmp_path, register)
    assert [m.rij for m in uitkomst.afgewezen] == [4]
    assert {(o.naam, o.regio) for o in uitkomst.nieuwe_organisaties} == {
        ("Huisje BV", zl.HEUVELLAND),
        ("Radar", zl.HEUVELLAND),
    }


def test_a_refused_row_brings_no_new_organisation(tmp_path: Path) -> None:
    register = goed_register()
    register["trajecten"][0] |= {"aanmelder": "Nieuwe Zorg", "aangemeld_op": "gisteren"}
    uitkomst = keur(tmp_path, register)
    assert uitkomst.nieuwe_organisaties == []


def test_an_unknown_aanmelder_is_proposed_once_and_remarked_on_its_first_good_row(
    tmp_path: Path,
) -> None:
    register = goed_register()
    register["trajecten"] += [
        HUUR | {"traject": f"T-{n}", "aanmelder": "Nieuwe Zorg", "intake_op": intake}
        for n, intake in enumerate(("gisteren", "", "", ""), start=2)
    ]
    uitkomst = keur(tmp_path, register)
    (melding,) = uitkomst.opmerkingen
    assert (melding.rij, melding.kolom, melding.waarde) == (4, "aanmelder", "Nieuwe Zorg")
    assert "niet bij de organisaties van Parkstad. Zij is toegevoegd." in melding.reden
    assert uitkomst.nieuwe_organisaties == [
        OrganisatieRij(
            rij=0,
            slug="org-1",
            naam="Nieuwe Zorg",
            soort=OrganisatieSoort.ZORGPARTIJ,
            regio=zl.PARKSTAD,
        )
    ]


def test_an_organisation_of_the_record_keeps_its_slug_when_the_file_names_it(
    tmp_path: Path,
) -> None:
    uitkomst = keur(tmp_path, goed_register(), naslag())
    assert [(o.naam, o.slug) for o in uitkomst.organisaties] == [
        ("Radar", "radar"),
        ("Weller", "weller-wonen"),
    ]
    assert uitkomst.trajecten[0].corporatie == "weller-wonen"


def test_a_corporatie_whose_own_row_is_refused_takes_the_traject_with_it_and_says_so(
    tmp_path: Path,
) -> None:
    register = goed_register()
    register["organisaties"][1]["convenantpartner"] = "soms"
    uitkomst = keur(tmp_path, register)
    redenen = {m.tabel: m.reden for m in uitkomst.afgewezen}
    assert set(redenen) == {"organisaties", "trajecten", "taakstelling", "duurzaamheid"}
    assert "rij 3 van de tabel organisaties" in redenen["trajecten"]


def test_another_soort_than_the_record_has_is_taken_from_the_file_with_a_remark(
    tmp_path: Path,
) -> None:
    register = goed_register()
    register["organisaties"][0]["soort"] = "gemeente"
    uitkomst = keur(tmp_path, register, naslag())
    assert [(m.kolom, m.rij) for m in uitkomst.opmerkingen] == [("soort", 2)]
    assert uitkomst.organisaties[0].soort == OrganisatieSoort.GEMEENTE


def test_slugs_of_new_organisations_are_plain_and_unique() -> None:
    assert make_slug("Het Wóónhuis & Co.", set()) == "het-woonhuis-co"
    assert make_slug("Weller", {"weller", "weller-2"}) == "weller-3"
    assert make_slug("Onbekend", set()) == "onbekend-2"
    assert make_slug("房", set()) == "organisatie"


def test_a_new_organisation_never_takes_the_slug_of_another(tmp_path: Path) -> None:
    assert make_code({"org-1", "org-3"}) == "org-2"
    kennis = Naslag.van(
        gemeenten(),
        regios=zl.ZUID_LIMBURG,
        redenen=redenen.BEGIN,
        bezette_slugs=frozenset({"radar", "org-1"}),
    )
    uitkomst = keur(tmp_path / "a", goed_register(), kennis)
    assert uitkomst.trajecten[0].aanmelder == "radar-2"
    uitkomst = keur(tmp_path / "b", {"trajecten": [HUUR]}, kennis)
    assert uitkomst.trajecten[0].corporatie == "org-2"


def test_an_organisation_that_was_proposed_and_is_listed_later_keeps_its_code(
    tmp_path: Path,
) -> None:
    eerder = BekendeOrganisatie("org-1", "Radar", OrganisatieSoort.ZORGPARTIJ, PARKSTAD)
    uitkomst = keur(
        tmp_path,
        goed_register(),
        Naslag.van(gemeenten(), [eerder], regios=zl.ZUID_LIMBURG, redenen=redenen.BEGIN),
    )
    assert [(o.naam, o.slug) for o in uitkomst.organisaties] == [
        ("Radar", "org-1"),
        ("Weller", "weller"),
    ]
    assert uitkomst.trajecten[0].aanmelder == "org-1"


VERPLICHT = ("traject", "kandidaat", "regio", "woonproces", "aangemeld_op")
KORT = {kolom: HUUR[kolom] for kolom in VERPLICHT}


def test_absent_columns_of_a_known_traject_keep_what_the_record_has(tmp_path: Path) -> None:
    bekend = {(zl.PARKSTAD, "T-1"): HUUR}
    aangevuld = keur(tmp_path / "a", {"trajecten": [KORT]}, naslag(bekend))
    volledig = keur(tmp_path / "b", {"trajecten": [HUUR]}, naslag(bekend))
    assert aangevuld.trajecten == volledig.trajecten
    assert (aangevuld.afgewezen, aangevuld.opmerkingen) == ([], [])


def test_it_is_told_which_columns_a_table_does_not_have(tmp_path: Path) -> None:
    metingen = [{"traject": "T-1", "gemeten_op": "2023-04-01", "overlast": "structureel"}]
    uitkomst = keur(tmp_path, {"trajecten": [HUUR], "duurzaamheid": metingen})
    assert uitkomst.afwezig == {
        "trajecten": frozenset(),
        "duurzaamheid": {"regio", "woonsituatie", "huurachterstand"},
    }


def test_absent_columns_of_a_new_traject_are_empty(tmp_path: Path) -> None:
    traject = keur(tmp_path, {"trajecten": [KORT]}, naslag()).trajecten[0]
    assert (traject.start_huren_op, traject.corporatie, traject.herkomst) == (None, None, None)


def test_an_empty_cell_of_a_column_that_is_there_is_empty_for_a_known_traject_too(
    tmp_path: Path,
) -> None:
    bekend = {(zl.PARKSTAD, "T-1"): HUUR}
    rij = KORT | {"herkomst": ""}
    traject = keur(tmp_path, {"trajecten": [rij]}, naslag(bekend)).trajecten[0]
    assert traject.herkomst is None
    assert traject.start_huren_op == date(2021, 3, 15)


def test_a_date_in_the_file_is_held_against_the_dates_in_the_record(tmp_path: Path) -> None:
    bekend = {(zl.PARKSTAD, "T-1"): HUUR}
    rij = KORT | {"aangemeld_op": "2021-01-20"}
    (melding,) = keur(tmp_path, {"trajecten": [rij]}, naslag(bekend)).afgewezen
    assert (melding.kolom, melding.waarde) == ("intake_op", "2021-01-14")


def test_nothing_is_remarked_about_what_the_record_fills_in(tmp_path: Path) -> None:
    oud = HUUR | {
        "gemeente_woning": "onbekend",
        "woonplaats": "Atlantis",
        "herkomst": "kasteel",
        "factuur_betaald_op": "2027-01-01",
    }
    uitkomst = keur(tmp_path, {"trajecten": [KORT]}, naslag({(zl.PARKSTAD, "T-1"): oud}))
    assert uitkomst.opmerkingen == []
    assert uitkomst.trajecten[0].gemeente_woning == "onbekend"
    assert uitkomst.trajecten[0].vrije_teksten == {}


def meting(**anders: str) -> dict[str, str]:
    return {"traject": "T-1", "regio": "", "gemeten_op": "2023-04-01", "overlast": ""} | anders


def test_a_measurement_may_be_of_a_traject_that_only_the_record_has(tmp_path: Path) -> None:
    bekend = {(zl.HEUVELLAND, "T-1"): HUUR}
    uitkomst = keur(tmp_path, {"duurzaamheid": [meting()]}, naslag(bekend))
    assert uitkomst.afgewezen == []
    assert uitkomst.duurzaamheid[0].regio == zl.HEUVELLAND


def test_a_measurement_without_a_regio_is_refused_where_two_regions_have_the_number(
    tmp_path: Path,
) -> None:
    register = {
        "trajecten": [AANMELDING, AANMELDING | {"regio": "Heuvelland"}],
        "duurzaamheid": [meting()],
    }
    (melding,) = keur(tmp_path, register).afgewezen
    assert (melding.tabel, melding.kolom) == ("duurzaamheid", "regio")
    assert "Parkstad en Heuvelland" in melding.reden


def test_a_number_that_is_unique_in_the_file_goes_before_the_record(tmp_path: Path) -> None:
    bekend = {(zl.HEUVELLAND, "T-1"): HUUR}
    register = {"trajecten": [AANMELDING], "duurzaamheid": [meting()]}
    uitkomst = keur(tmp_path, register, naslag(bekend))
    assert uitkomst.duurzaamheid[0].regio == zl.PARKSTAD


def test_the_first_of_two_equal_trajecten_keeps_its_measurement(tmp_path: Path) -> None:
    register = {"trajecten": [AANMELDING, AANMELDING], "duurzaamheid": [meting()]}
    uitkomst = keur(tmp_path, register)
    assert [(m.tabel, m.rij) for m in uitkomst.afgewezen] == [("trajecten", 3)]
    assert uitkomst.aangenomen == {"trajecten": 1, "duurzaamheid": 1}


@pytest.mark.parametrize("regio", ["", "Parkstad"])
def test_a_measurement_of_a_traject_whose_regio_is_refused_says_which_row(
    regio: str, tmp_path: Path
) -> None:
    register = {
        "trajecten": [AANMELDING | {"regio": "Mars"}],
        "duurzaamheid": [meting(regio=regio)],
    }
    meldingen = keur(tmp_path, register).afgewezen
    assert [(m.tabel, m.kolom) for m in meldingen] == [
        ("trajecten", "regio"),
        ("duurzaamheid", "traject"),
    ]
    assert "rij 2" in meldingen[1].reden
