"""What is refused: everything of a file, or only the wrong rows where that was asked."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.cli.importeer import write_refused
from sleutel.domein.rollen import Rol
from sleutel.koppelingen.services import import_register
from sleutel.partijen.actor import Actor
from sleutel.trajecten.models import Traject
from tests.domein.register.hulp import AFGEVALLEN, HUUR, WACHTEND, goed_register
from tests.kast import (
    INLEESDAG,
    PARKSTAD,
    Kast,
    alleen_trajecten,
    gevallen,
    inhoud,
    lees_register,
    veranderd,
)

LATER = date(2026, 12, 1)
TWEEDE = WACHTEND | {"traject": "T-2", "kandidaat": "K-2"}


def bedorven() -> dict[str, list[dict[str, str]]]:
    """A good register with something wrong in three of its tables."""
    register = goed_register()
    register["trajecten"].append(TWEEDE | {"intake_op": "31-02-2021", "woonproces": "Hotel"})
    register["taakstelling"][0]["aantal"] = "veel"
    register["klachten"][0]["uitspraak_op"] = "2021-05-01"
    return register


def test_nothing_is_taken_in_while_one_row_is_refused(kast: Kast):
    voor = inhoud(behalve=())
    uitslag = kast.breng(bedorven())
    assert not uitslag.ingevoerd
    assert {(m.tabel, m.rij, m.kolom) for m in uitslag.afgewezen} == {
        ("trajecten", 3, "intake_op"),
        ("trajecten", 3, "woonproces"),
        ("taakstelling", 2, "aantal"),
        ("klachten", 2, "uitspraak_op"),
    }
    assert uitslag.aangenomen["trajecten"] == 1
    assert (uitslag.nieuwe_gebeurtenissen, uitslag.correcties) == (0, 0)
    assert veranderd(voor) == {}


def test_a_refused_file_leaves_a_filled_record_as_it_was(parkstad: Kast):
    voor = inhoud(behalve=())
    register = lees_register()
    for rij in register["trajecten"][:200]:
        rij["herkomst"] = "dakloos"
    register["trajecten"][300]["aangemeld_op"] = "gisteren"
    [melding] = parkstad.breng(register, LATER).afgewezen
    assert (melding.rij, melding.waarde) == (302, "gisteren")
    assert veranderd(voor) == {}


def test_the_good_rows_go_in_where_the_wrong_ones_are_passed_over(kast: Kast):
    uitslag = kast.breng(bedorven(), sla_over=True)
    assert uitslag.ingevoerd
    assert uitslag.aangenomen["trajecten"] == 1
    assert [t.nummer for t in Traject.objects.all()] == ["T-1"]
    assert kast.cijfers()["taakstelling"] is None
    assert kast.cijfers()["klachten_ontvangen"] == 0


def test_refused_rows_can_be_mended_and_brought_again(kast: Kast, tmp_path: Path):
    uitslag = kast.breng(bedorven(), sla_over=True)
    write_refused(uitslag.geweigerd, tmp_path / "geweigerd")
    terug = lees_register(tmp_path / "geweigerd")
    assert {naam: len(rijen) for naam, rijen in terug.items()} == {
        "trajecten": 1,
        "taakstelling": 1,
        "klachten": 1,
    }
    assert all(rij["reden"] for rijen in terug.values() for rij in rijen)
    terug["trajecten"][0] |= {"intake_op": "2021-01-14", "woonproces": "Housing"}
    terug["taakstelling"][0]["aantal"] = "20"
    terug["klachten"][0]["uitspraak_op"] = "2021-07-01"
    kast.neem_op(terug)
    gemengd, cijfers = sorted(gevallen(), key=repr), kast.cijfers()

    heel = goed_register()
    heel["trajecten"].append(TWEEDE)
    nogmaals = kast.neem_op(heel, LATER)
    assert (nogmaals.nieuwe_gebeurtenissen, nogmaals.correcties) == (0, 0)
    assert sorted(gevallen(), key=repr) == gemengd
    assert kast.cijfers() == cijfers
    assert cijfers["taakstelling"] == 20


def test_a_corporatie_that_is_no_organisation_of_the_record_is_refused(kast: Kast):
    kast.neem_op(alleen_trajecten(HUUR))
    [melding] = kast.breng({"trajecten": [TWEEDE | {"corporatie": "Bouwclub"}]}, LATER).afgewezen
    assert (melding.kolom, melding.waarde) == ("corporatie", "Bouwclub")


def test_a_measurement_of_a_traject_nobody_knows_is_refused(kast: Kast):
    [melding] = kast.breng({"duurzaamheid": goed_register()["duurzaamheid"]}).afgewezen
    assert (melding.tabel, melding.kolom, melding.waarde) == ("duurzaamheid", "traject", "T-1")


def test_a_row_that_may_not_change_what_it_says_is_refused_and_the_others_go_in(
    kast: Kast, stap_in_sleutel
):
    kast.neem_op(alleen_trajecten(AFGEVALLEN))
    stap_in_sleutel("T-1")
    register = alleen_trajecten(AFGEVALLEN | {"afgevallen_op": "2021-01-11"}, TWEEDE)
    uitslag = kast.breng(register, LATER, sla_over=True)
    assert uitslag.aangenomen["trajecten"] == 1
    [tabel] = uitslag.geweigerd
    assert tabel.rijen[0][0] == "T-1"
    assert "Sleutel zelf" in tabel.rijen[0][-1]
    assert Traject.objects.count() == 2


@pytest.mark.parametrize("inhoud_van_bestand", [b"", b"\x00\x01\x02", b"PK\x03\x04niets"])
def test_an_unreadable_file_is_a_clear_refusal(kast: Kast, tmp_path: Path, inhoud_van_bestand):
    map_ = tmp_path / "stuk"
    map_.mkdir()
    (map_ / "trajecten.csv").write_bytes(inhoud_van_bestand)
    voor = inhoud(behalve=())
    uitslag = kast.breng(map_)
    assert uitslag.afgewezen
    assert not uitslag.ingevoerd
    assert veranderd(voor) == {}


def test_a_long_text_that_is_on_no_list_is_taken_in_or_refused_but_never_breaks(kast: Kast):
    lang = AFGEVALLEN | {"afgevallen_reden": "een heel verhaal " * 60}
    uitslag = kast.breng(alleen_trajecten(lang))
    assert uitslag.ingevoerd or uitslag.afgewezen


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.PROCESREGISSEUR])
def test_only_a_procesregisseur_imports(kast: Kast, rol: Rol):
    actor = Actor(kast.actor.account_id, kast.actor.organisatie_id, rol)
    voor = inhoud(behalve=())
    with pytest.raises(PermissionDenied):
        import_register(PARKSTAD, actor=actor, bekend_op=INLEESDAG)
    assert veranderd(voor) == {}
