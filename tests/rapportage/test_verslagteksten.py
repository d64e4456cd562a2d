"""What the loket writes itself in the jaarverslag: every version stays, and nobody overwrites a colleague."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.rollen import Rol
from sleutel.rapportage import verslagteksten
from sleutel.rapportage.jaarverslag import keep, kept, make, name_of
from sleutel.rapportage.models import Verslagtekst
from sleutel.rapportage.uitvoer import VORMEN
from sleutel.rapportage.verslagteksten import Geweigerd, clean, save, texts, versions
from tests.domein.register.hulp import goed_register
from tests.kast import Kast
from tests.verslagen import hoofdstuk, zinnen

PARKSTAD = (zl.PARKSTAD,)


def schrijf(kast: Kast, tekst: str, *, na: int = 0, deel: str = "klachten") -> Geweigerd | None:
    return save(2021, "Parkstad", deel, tekst, after=na, actor=kast.actor)


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

    rijen = list(versions(2021, "Parkstad", "klachten", actor=kast.actor))

    assert [(rij.versie, rij.tekst) for rij in rijen] == [(3, ""), (2, "Twee."), (1, "Eén.")]
    assert {(r.account_id, r.organisatie_id) for r in rijen} == {
        (kast.actor.account_id, kast.actor.organisatie_id)
    }
    assert texts(2021, "Parkstad") == {}


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
    assert texts(2021, "Parkstad") == {"klachten": "Van een collega."}


def test_of_two_who_save_at_the_same_moment_one_is_told(kast: Kast):
    """The other commits between our looking and our writing: only the database can see that."""
    kijk, eerste = verslagteksten._last, iter([True])

    def te_vroeg_gekeken(*wat: object) -> Verslagtekst | None:
        gezien = kijk(*wat)
        if next(eerste, False):
            Verslagtekst.objects.create(
                jaar=2021,
                regio="Parkstad",
                hoofdstuk="klachten",
                versie=1,
                tekst="Net eerder.",
                account_id=kast.actor.account_id,
                organisatie_id=kast.actor.organisatie_id,
            )
        return gezien

    with patch.object(verslagteksten, "_last", te_vroeg_gekeken):
        assert schrijf(kast, "Net later.") == Geweigerd(1)
    assert texts(2021, "Parkstad") == {"klachten": "Net eerder."}


@pytest.mark.parametrize("rol", set(Rol) - {Rol.PROCESREGISSEUR})
def test_only_the_procesregisseur_writes(kast: Kast, rol: Rol):
    with pytest.raises(PermissionDenied):
        save(2021, "Parkstad", "geld", "Ik.", after=0, actor=replace(kast.actor, rol=rol))


@pytest.mark.parametrize("rol", set(Rol) - {Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN})
def test_earlier_versions_are_for_the_loket(kast: Kast, rol: Rol):
    with pytest.raises(PermissionDenied):
        versions(2021, "Parkstad", "geld", actor=replace(kast.actor, rol=rol))


def test_a_text_under_a_chapter_that_does_not_exist_is_no_text(kast: Kast):
    with pytest.raises(ValueError, match="voorwoord"):
        schrijf(kast, "Welkom.", deel="voorwoord")


def test_what_cannot_be_printed_is_left_out():
    assert clean(" a\x00b\x0bc\r\nd\te\u00a0f\ud800 ") == "abc\nd e\u00a0f"


def test_the_same_regions_in_another_order_are_the_same_report(db):
    assert name_of((zl.HEUVELLAND, zl.MAASTRICHT)) == "Maastricht en Heuvelland"
    assert name_of((zl.MAASTRICHT, zl.HEUVELLAND)) == "Maastricht en Heuvelland"
    assert name_of(()) == name_of(zl.ZUID_LIMBURG) == "Zuid-Limburg"
