"""The jaarverslag out of the record: who may make it, that it is kept, and that it stays as it was."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.rollen import Rol
from sleutel.rapportage.jaarverslag import NietsBekend, keep, kept, make
from sleutel.rapportage.models import Jaarverslag
from sleutel.rapportage.uitvoer import VORMEN
from tests.kast import Kast
from tests.verslagen import hoofdstuk, parkstad_2021, zinnen


def test_the_report_out_of_the_record_says_what_that_of_2021_said(parkstad: Kast):
    verslag = make(2021, (zl.PARKSTAD,), actor=parkstad.actor)
    assert verslag.klopt
    assert verslag.peildatum == date(2021, 12, 31)
    gezegd = zinnen(hoofdstuk(verslag, "woonprocessen"))
    assert "In 2021 startten 82 kandidaten met huren, 29 meer dan in 2020 (53)." in gezegd
    assert "Van de 36 afgesproken woningen zijn er 30 verhuurd." in gezegd
    for deel, zelfde in zip(verslag.hoofdstukken, parkstad_2021().hoofdstukken, strict=True):
        assert deel == zelfde


def test_a_kept_report_gives_the_same_files_after_the_record_grew(parkstad: Kast):
    actor = parkstad.actor
    bewaard = keep(make(2021, (zl.PARKSTAD,), actor=actor), actor=actor)
    toen = {vorm: render(bewaard.verslag) for vorm, render in VORMEN.items()}
    later = make(2021, (zl.PARKSTAD,), peildatum=date(2022, 6, 30), actor=actor)
    assert keep(later, actor=actor).uuid != bewaard.uuid
    nu = kept(bewaard.uuid, actor=actor)
    assert nu == bewaard.verslag
    assert {vorm: render(nu) for vorm, render in VORMEN.items()} == toen


def test_the_same_report_is_kept_once_and_with_who_made_it(parkstad: Kast):
    actor = parkstad.actor
    eerste, tweede = (keep(make(2021, (zl.PARKSTAD,), actor=actor), actor=actor) for _ in range(2))
    assert eerste.uuid == tweede.uuid
    [rij] = Jaarverslag.objects.all()
    assert (rij.jaar, rij.regio, rij.peildatum) == (2021, "Parkstad", date(2021, 12, 31))
    assert (rij.account_id, rij.organisatie_id) == (actor.account_id, actor.organisatie_id)
    anders = make(2021, (zl.PARKSTAD,), teksten={"klachten": "Rustig."}, actor=actor)
    assert keep(anders, actor=actor).uuid != eerste.uuid
    assert Jaarverslag.objects.count() == 2


def test_without_a_region_the_report_is_on_all_of_zuid_limburg(parkstad: Kast):
    verslag = make(2021, actor=parkstad.actor)
    assert verslag.titel == "Jaarverslag Loket Housing Zuid-Limburg 2021"
    samen = make(2021, (zl.MAASTRICHT, zl.PARKSTAD), actor=parkstad.actor)
    assert samen.regio == "Parkstad en Maastricht"


def test_a_year_of_which_nothing_is_known_has_no_report(parkstad: Kast):
    with pytest.raises(NietsBekend, match="Van 2031 is in Parkstad niets bekend"):
        make(2031, (zl.PARKSTAD,), actor=parkstad.actor)


ZIET_CIJFERS = {Rol.PROCESREGISSEUR, Rol.LOKET_FINANCIEN, Rol.BESTUUR}


@pytest.mark.parametrize("rol", sorted(set(Rol) - ZIET_CIJFERS))
def test_who_may_not_see_figures_makes_keeps_and_reads_no_report(kast: Kast, rol: Rol):
    buiten = replace(kast.actor, rol=rol)
    with pytest.raises(PermissionDenied):
        make(2021, actor=buiten)
    with pytest.raises(PermissionDenied):
        keep(parkstad_2021(), actor=buiten)
    bewaard = keep(parkstad_2021(), actor=kast.actor)
    with pytest.raises(PermissionDenied):
        kept(bewaard.uuid, actor=buiten)


def test_bestuur_reads_what_is_kept_and_makes_nothing(kast: Kast):
    bestuur = replace(kast.actor, rol=Rol.BESTUUR)
    with pytest.raises(PermissionDenied):
        make(2021, actor=bestuur)
    with pytest.raises(PermissionDenied):
        keep(parkstad_2021(), actor=bestuur)
    bewaard = keep(parkstad_2021(), actor=kast.actor)
    assert kept(bewaard.uuid, actor=bestuur) == bewaard.verslag
