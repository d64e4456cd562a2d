"""What the loket writes itself in the jaarverslag: every version stays, and nobody overwrites a colleague."""

from dataclasses import replace
from importlib import import_module
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.rollen import Rol
from sleutel.partijen.models import Regio
from sleutel.rapportage import verslagteksten
from sleutel.rapportage.jaarverslag import keep, kept, make, name_of
from sleutel.rapportage.models import Verslagtekst
from sleutel.rapportage.uitvoer import VORMEN
from sleutel.rapportage.verslagteksten import Geweigerd, clean, key_of, save, texts, versions
from tests.domein.register.hulp import goed_register
from tests.kast import Kast
from tests.verslagen import hoofdstuk, zinnen

PARKSTAD = (zl.PARKSTAD,)
migratie = import_module("sleutel.rapportage.migrations.0007_teksten_onder_codes")


def schrijf(kast: Kast, tekst: str, *, na: int = 0, deel: str = "klachten") -> Geweigerd | None:
    return save(2021, PARKSTAD, deel, tekst, after=na, actor=kast.actor)


def test_the_report_says_what_the_loket_wrote_last_for_this_year_and_these_regions(kast: Kast):
    kast.neem_op(goed_register())
    schrijf(kast, "Een eerste gedachte.")
    schrijf(kast, "Het was een rustig jaar.", na=1)

    verslag = make(2021, PARKSTAD, actor=kast.actor)

    gezegd = zinnen(hoofdstuk(verslag, "klachten"))
    assert gezegd[0] == "Het was een rustig jaar."
    assert "Een eerste gedachte." not in gezegd
    elders = make(2021, actor=kast.actor)
    assert "Het was een rustig jaar." not in zinnen(hoofdstuk(elders, "klachten"))


def test_a_kept_report_keeps_the_text_of_that_day_to_the_byte(kast: Kast):
    kast.neem_op(goed_register())
    schrijf(kast, "Het was een rustig jaar.")
    bewaard = keep(make(2021, PARKSTAD, actor=kast.actor), actor=kast.actor)
    toen = {vorm: render(bewaard.verslag) for vorm, render in VORMEN.items()}

    schrijf(kast, "Bij nader inzien niet.", na=1)

    later = kept(bewaard.uuid, actor=kast.actor)
    assert {vorm: render(later) for vorm, render in VORMEN.items()} == toen
    assert make(2021, PARKSTAD, actor=kast.actor) != later


def test_every_version_stays_with_who_wrote_it(kast: Kast):
    schrijf(kast, "Eén.")
    schrijf(kast, "Twee.", na=1)
    schrijf(kast, "", na=2)

    rijen = list(versions(2021, PARKSTAD, "klachten", actor=kast.actor))

    assert [(rij.versie, rij.tekst) for rij in rijen] == [(3, ""), (2, "Twee."), (1, "Eén.")]
    assert {(r.account_id, r.organisatie_id) for r in rijen} == {
        (kast.actor.account_id, kast.actor.organisatie_id)
    }
    assert texts(2021, PARKSTAD) == {}


def test_the_same_text_again_adds_nothing(kast: Kast):
    assert schrijf(kast, "Eén.") is None
    assert schrijf(kast, "  Eén.\r\n", na=1) is None
    assert schrijf(kast, "", deel="geld") is None

    assert Verslagtekst.objects.count() == 1


def test_who_did_not_see_the_last_version_does_not_overwrite_it(kast: Kast):
    schrijf(kast, "Van een collega.")

    geweigerd = schrijf(kast, "Van mij.")

    assert geweigerd == Geweigerd(1)
    assert "intussen veranderd" in geweigerd.reden
    assert texts(2021, PARKSTAD) == {"klachten": "Van een collega."}


def test_of_two_who_save_at_the_same_moment_one_is_told(kast: Kast):
    """The other commits between our looking and our writing: only the database can see that."""
    kijk, eerste = verslagteksten._last, iter([True])

    def te_vroeg_gekeken(*wat: object) -> Verslagtekst | None:
        gezien = kijk(*wat)
        if next(eerste, False):
            Verslagtekst.objects.create(
                jaar=2021,
                regio="parkstad",
                hoofdstuk="klachten",
                versie=1,
                tekst="Net eerder.",
                account_id=kast.actor.account_id,
                organisatie_id=kast.actor.organisatie_id,
            )
        return gezien

    with patch.object(verslagteksten, "_last", te_vroeg_gekeken):
        assert schrijf(kast, "Net later.") == Geweigerd(1)
    assert texts(2021, PARKSTAD) == {"klachten": "Net eerder."}


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.PROCESREGISSEUR}))
def test_only_the_procesregisseur_writes(kast: Kast, rol: Rol):
    with pytest.raises(PermissionDenied):
        save(2021, PARKSTAD, "geld", "Ik.", after=0, actor=replace(kast.actor, rol=rol))


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN}))
def test_earlier_versions_are_for_the_loket(kast: Kast, rol: Rol):
    with pytest.raises(PermissionDenied):
        versions(2021, PARKSTAD, "geld", actor=replace(kast.actor, rol=rol))


def test_a_text_under_a_chapter_that_does_not_exist_is_no_text(kast: Kast):
    with pytest.raises(ValueError, match="voorwoord"):
        schrijf(kast, "Welkom.", deel="voorwoord")


def test_what_cannot_be_printed_is_left_out():
    assert clean(" a\x00b\x0bc\r\nd\te\u00a0f\ud800 ") == "abc\nd e\u00a0f"


def test_the_same_regions_in_another_order_are_the_same_report(db):
    assert name_of((zl.HEUVELLAND, zl.MAASTRICHT)) == "Maastricht en Heuvelland"
    assert name_of((zl.MAASTRICHT, zl.HEUVELLAND)) == "Maastricht en Heuvelland"
    assert name_of(()) == name_of(zl.ZUID_LIMBURG) == "Zuid-Limburg"


def test_a_text_stays_with_its_region_when_the_name_changes(kast: Kast):
    kast.neem_op(goed_register())
    schrijf(kast, "Het was een rustig jaar.")

    Regio.objects.filter(code="parkstad").update(naam="Stadsregio")

    verslag = make(2021, PARKSTAD, actor=kast.actor)
    assert verslag.regio == "Stadsregio"
    assert zinnen(hoofdstuk(verslag, "klachten"))[0] == "Het was een rustig jaar."


def test_a_text_about_all_regions_is_one_text_however_they_are_named(db):
    assert key_of(()) == key_of(zl.ZUID_LIMBURG) == ""
    assert key_of((zl.HEUVELLAND, zl.PARKSTAD)) == "parkstad+heuvelland"


@pytest.mark.parametrize("naam", ["Zuid-Limburg", "Parkstad en Heuvelland"])
def test_texts_that_were_kept_under_a_name_are_found_by_code(naam: str):
    codes = {"Zuid-Limburg": "", "Parkstad en Heuvelland": "parkstad+heuvelland"}
    regios = [(regio.value, regio.label) for regio in zl.ZUID_LIMBURG]
    assert migratie.codes_of(naam, regios) == codes[naam]
