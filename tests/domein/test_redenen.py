"""A reason is a value: known by its code, called by its name."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import Feit, Gegevens, Stand, Uitkomst, Vraag, compute
from sleutel.domein.cijfers.vergelijking import Rij, vergelijk
from sleutel.domein.keuzelijst import Reden
from sleutel.domein.procesgang import Regels, Situatie, Soort, weigeringen
from sleutel.domein.register import Naslag
from sleutel.domein.rollen import Rol

from .register.hulp import AFGEVALLEN, WORTEL, gemeenten, keur

GEEN_HUISARTS = Reden("geen-huisarts", "geen huisarts")
ONBEREIKBAAR = Reden("geen_contact", "niet te bereiken")
BEKEND = (*(ONBEREIKBAAR if r == ONBEREIKBAAR else r for r in redenen.BEGIN), GEEN_HUISARTS)


def lees(tmp_path: Path, tekst: str) -> Any:
    """What a register that writes this as the reason is found to say."""
    naslag = Naslag.van(gemeenten(), regios=zl.ZUID_LIMBURG, redenen=BEKEND)
    return keur(tmp_path, {"trajecten": [AFGEVALLEN | {"afgevallen_reden": tekst}]}, naslag)


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("Geen huisarts", GEEN_HUISARTS),
        ("geen-huisarts", GEEN_HUISARTS),
        ("niet te bereiken", ONBEREIKBAAR),
        ("geen contact", ONBEREIKBAAR),
        ("overlast", redenen.OVERLAST),
    ],
)
def test_a_register_writes_a_reason_by_its_name_or_its_code(
    tekst: str, reden: Reden, tmp_path: Path
) -> None:
    uitkomst = lees(tmp_path, tekst)
    assert uitkomst.trajecten[0].afgevallen_reden == reden
    assert not uitkomst.trajecten[0].vrije_teksten


def test_a_text_that_is_no_reason_counts_as_overig_and_is_kept_apart(tmp_path: Path) -> None:
    uitkomst = lees(tmp_path, "geen tandarts")
    assert uitkomst.trajecten[0].afgevallen_reden == redenen.OVERIG
    assert uitkomst.trajecten[0].vrije_teksten == {"afgevallen_reden": "geen tandarts"}
    assert 'telt als "overig"' in uitkomst.opmerkingen[0].reden


def weigert(regels: Regels, reden: str) -> set[str]:
    gevonden = weigeringen(
        Soort.AFGEVALLEN,
        Situatie(),
        rol=Rol.PROCESREGISSEUR,
        gegevens={"reden": reden},
        op=date(2026, 1, 1),
        vandaag=date(2026, 1, 1),
        regels=regels,
    )
    return {weigering.code for weigering in gevonden if weigering.code.startswith("reden")}


def test_a_step_takes_every_reason_that_there_is_and_that_the_region_offers() -> None:
    alle = Regels(redenen=BEKEND)
    enkele = Regels(redenen=BEKEND, redenen_afgevallen=frozenset({"overleden"}))
    assert weigert(alle, "geen-huisarts") == set()
    assert weigert(enkele, "geen-huisarts") == {"reden_van_afvallen"}
    assert weigert(alle, "geen-tandarts") == {"reden_onbekend"}


def uitkomst() -> Uitkomst:
    def stand(nummer: int, reden: str) -> Stand:
        aangemeld = Feit(nummer, "aangemeld", date(2021, 1, 4), {"woonproces": "housing"})
        feit = Feit(nummer + 10, "afgevallen", date(2021, 2, 1), {"reden": reden})
        return Stand(nummer, "parkstad", {"aangemeld": aangemeld, "afgevallen": feit})

    standen = [stand(1, "geen_contact"), stand(2, "geen-huisarts"), stand(3, "geen-huisarts")]
    vraag = Vraag(2021, None, (), None, date(2021, 12, 31))
    return compute(vraag, Gegevens(standen, redenen=BEKEND))


def test_a_figure_shows_a_reason_by_the_name_that_it_has() -> None:
    assert uitkomst().waarden["afgevallen_naar_reden"] == {
        "geen huisarts": 2,
        "niet te bereiken": 1,
    }


@pytest.mark.parametrize("naam", ["geen huisarts", "Geen-Huisarts"])
def test_a_published_table_names_a_reason_by_its_name_or_its_code(naam: str) -> None:
    rijen = [
        Rij(2, "2021", "", "", "afgevallen_naar_reden", naam, "2"),
        Rij(3, "2021", "", "", "afgevallen_na_aanmelding", "geen contact", "1"),
    ]
    uitslag = vergelijk(rijen, lambda *_: uitkomst(), zl.ZUID_LIMBURG)
    assert [bevinding.rij for bevinding in uitslag.gelijke] == [2, 3]


def test_no_rule_reads_with_which_reasons_a_record_starts() -> None:
    """Only what fills the table; made-up registers name the reasons that they use."""
    bron = WORTEL / "src" / "sleutel"
    lezers = {
        str(pad.relative_to(bron))
        for pad in bron.rglob("*.py")
        if "redenen import BEGIN" in (tekst := pad.read_text(encoding="utf-8"))
        or "redenen.BEGIN" in tekst
    }
    assert lezers == {"partijen/migrations/0010_redenen.py"}
