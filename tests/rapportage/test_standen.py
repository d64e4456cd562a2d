"""The loader reads a part of the log; the figures must be those of the whole log."""

import gc
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers.definities import CODES
from sleutel.domein.cijfers.stand import Feit, Stand
from sleutel.domein.cijfers.uitkomst import Uitkomst, compute
from sleutel.domein.cijfers.vraag import Vraag
from sleutel.domein.keuzelijst import Woonproces
from sleutel.domein.register.verzonnen import Opdracht, write_register
from sleutel.rapportage import queries, standen
from sleutel.trajecten.models import Gebeurtenis

VERZONNEN = Opdracht(300, date(2014, 1, 1), date(2025, 12, 31))
VERBETERD = date(2022, 3, 1)


@pytest.fixture
def gevulde_kast(kast: Any, tmp_path: Path) -> Any:
    """Twelve years of trajecten, some of which were corrected on VERBETERD."""
    from tests.kast import lees_register

    write_register(tmp_path / "verzonnen", VERZONNEN)
    kast.neem_op(tmp_path / "verzonnen", VERZONNEN.tot)
    register = lees_register(tmp_path / "verzonnen")
    klaar = [
        rij
        for rij in register["trajecten"]
        if max(waarde for kolom, waarde in rij.items() if kolom.endswith("_op"))
        < VERBETERD.isoformat()
    ]
    for rij in klaar[::5]:
        eerder = date.fromisoformat(rij["aangemeld_op"]) - timedelta(days=30)
        rij["aangemeld_op"] = eerder.isoformat()
        rij["woonproces"] = {"Housing": "Housing Plus"}.get(rij["woonproces"], rij["woonproces"])
    uitslag = kast.neem_op({"trajecten": klaar[::5]}, VERBETERD)
    assert uitslag.correcties > 10
    return kast


def hele_logboek(vraag: Vraag) -> list[Stand]:
    """Every traject with everything that is known of it."""
    rijen = Gebeurtenis.objects.known_on(vraag.peildatum).filter(op__lte=vraag.peildatum)
    if vraag.regios:
        rijen = rijen.filter(regio__in=vraag.regios)
    gevonden: dict[int, tuple[str, dict[str, Feit], list[Feit]]] = {}
    for gebeurtenis in rijen.order_by("op", "id"):
        deel = gevonden.setdefault(gebeurtenis.traject_id, (gebeurtenis.regio_id, {}, []))
        feit = Feit(gebeurtenis.id, gebeurtenis.soort, gebeurtenis.op, gebeurtenis.gegevens)
        if feit.soort == "duurzaamheid_gemeten":
            deel[2].append(feit)
        else:
            deel[1][feit.soort] = feit
    return [
        Stand(traject, regio, feiten, tuple(metingen))
        for traject, (regio, feiten, metingen) in sorted(gevonden.items())
    ]


def van_het_hele_logboek(kast: Any, vraag: Vraag) -> Uitkomst:
    gegevens = queries.gegevens(vraag, actor=kast.actor)
    return compute(vraag, replace(gegevens, standen=hele_logboek(vraag)))


@pytest.mark.parametrize("woonproces", [None, Woonproces.HOUSING, Woonproces.HOUSING_PLUS])
def test_figures_and_their_evidence_are_those_of_the_whole_log(
    gevulde_kast: Any, woonproces: Woonproces | None
) -> None:
    for jaar, kwartaal, regios, later in [
        (2019, None, (zl.PARKSTAD,), 0),
        (2021, 4, (), 0),
        (2021, None, (zl.PARKSTAD,), 365),
        (2024, None, (), 0),
        (2025, None, (zl.MAASTRICHT, zl.HEUVELLAND), 0),
    ]:
        peildatum = date(jaar, 12, 31) + timedelta(days=later)
        vraag = Vraag(jaar, kwartaal, regios, woonproces, peildatum)
        gevonden = queries.uitkomst(vraag, actor=gevulde_kast.actor)
        verwacht = van_het_hele_logboek(gevulde_kast, vraag)
        assert gevonden.waarden == verwacht.waarden
        assert all(controle.klopt for controle in gevonden.controles)
        for code in CODES:
            assert gevonden.achter(code) == verwacht.achter(code)


def test_a_correction_counts_from_the_day_it_is_known(gevulde_kast: Any) -> None:
    asked = [
        Vraag(2021, None, (), Woonproces.HOUSING_PLUS, VERBETERD - timedelta(days=n))
        for n in (1, 0)
    ]
    voor, na = (queries.uitkomst(vraag, actor=gevulde_kast.actor) for vraag in asked)
    assert voor.waarden["aanmeldingen"] != na.waarden["aanmeldingen"]


def test_with_a_woonproces_only_its_trajecten_are_read(gevulde_kast: Any) -> None:
    vraag = Vraag(2021, None, (), Woonproces.HOUSING_FIRST, date(2021, 12, 31))
    gelezen = standen.load_standen(vraag, [regio.value for regio in zl.ZUID_LIMBURG])
    assert {stand.feiten["aangemeld"].gegevens["woonproces"] for stand in gelezen} == {
        "housing_first"
    }


def test_the_collector_of_python_runs_again_after_reading(kast: Any) -> None:
    vraag = Vraag(2021, None, (), None, date(2021, 12, 31))
    standen.load_standen(vraag, [regio.value for regio in zl.ZUID_LIMBURG])
    assert gc.isenabled()
