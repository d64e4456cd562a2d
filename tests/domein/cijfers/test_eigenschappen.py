"""What must hold for any register, also one that nobody would bring."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.cijfers import (
    CODES,
    Feit,
    Gegevens,
    Klacht,
    Spreiding,
    Stand,
    Taakstelling,
    Vraag,
    compute,
    definitie,
)
from sleutel.domein.cijfers.aanwijzing import SPLITSINGEN, telt_op
from sleutel.domein.cijfers.controles import som
from sleutel.domein.cijfers.soorten_cijfer import Aantal, Verdeling, Wonend
from sleutel.domein.keuzelijst import (
    Huurachterstand,
    Overlast,
    Regio,
    Resultaat,
    Toeleiding,
    Woonproces,
    Woonsituatie,
)
from sleutel.domein.procesgang.soorten import VORMEN, Soort

NAMEN = {"a": "Alfa", "b": "Beta", "b2": "Beta"}
ORGANISATIE = st.sampled_from(["a", "b", "b2", "onbekend"])
WAARDEN = {
    "woonproces": st.sampled_from(Woonproces),
    "verkort_aangevraagd": st.just(True),
    "aanmelder": ORGANISATIE,
    "corporatie": ORGANISATIE,
    "gemeente": ORGANISATIE,
    "woonplaats": ORGANISATIE,
    "reden": st.sampled_from(redenen.BEGIN),
    "resultaat": st.sampled_from(Resultaat),
    "toeleiding": st.sampled_from(Toeleiding),
    "woonsituatie": st.sampled_from(Woonsituatie),
    "overlast": st.sampled_from(Overlast),
    "huurachterstand": st.sampled_from(Huurachterstand),
}
DAGEN = st.integers(0, 5 * 365).map(lambda dag: date(2020, 1, 1) + timedelta(dag))
EENMALIG = [soort for soort, vorm in VORMEN.items() if not vorm.herhaalbaar]


@st.composite
def feiten(draw: Any, soort: Soort, nummer: int) -> Feit:
    attributen = sorted(VORMEN[soort].attributen & WAARDEN.keys())
    gegevens = draw(
        st.fixed_dictionaries({}, optional={naam: WAARDEN[naam] for naam in attributen})
    )
    if soort == Soort.AFGESLOTEN:
        gegevens.setdefault("resultaat", Resultaat.POSITIEF)
    return Feit(nummer, soort.value, draw(DAGEN), gegevens)


@st.composite
def standen(draw: Any, nummer: int) -> Stand:
    soorten = {Soort.AANGEMELD, *draw(st.sets(st.sampled_from(EENMALIG), max_size=8))}
    reeks = sorted(soorten)
    metingen = draw(st.integers(0, 2))
    return Stand(
        nummer,
        draw(st.sampled_from(zl.ZUID_LIMBURG)),
        {s.value: draw(feiten(s, nummer * 100 + n)) for n, s in enumerate(reeks)},
        tuple(
            draw(feiten(Soort.DUURZAAMHEID_GEMETEN, nummer * 100 + 50 + n)) for n in range(metingen)
        ),
    )


@st.composite
def gegevens(draw: Any) -> Gegevens:
    aantal = draw(st.integers(0, 12))
    regio, jaar = st.sampled_from(zl.ZUID_LIMBURG), st.integers(2020, 2024)
    klein = st.integers(0, 9)
    proces = st.none() | st.sampled_from(Woonproces)
    taakstelling = st.builds(Taakstelling, regio, jaar, proces, ORGANISATIE, klein)
    klacht = st.builds(Klacht, klein, regio, DAGEN, st.none() | st.sampled_from(["gegrond"]))
    return Gegevens(
        [draw(standen(nummer)) for nummer in range(1, aantal + 1)],
        draw(st.lists(taakstelling, max_size=4)),
        draw(st.lists(st.builds(Spreiding, regio, jaar, ORGANISATIE, klein), max_size=4)),
        draw(st.lists(klacht, max_size=4, unique_by=lambda klacht: klacht.id)),
        lambda slug, *_: "deelnemer" if slug == "a" else "convenantpartner",
        NAMEN,
        redenen=redenen.BEGIN,
    )


@st.composite
def vragen(draw: Any) -> Vraag:
    return Vraag(
        draw(st.integers(2020, 2024)),
        draw(st.none() | st.integers(1, 4)),
        tuple(draw(st.sets(st.sampled_from(zl.ZUID_LIMBURG), max_size=2))),
        draw(st.none() | st.sampled_from(Woonproces)),
        date(2025, 12, 31),
    )


@given(vragen(), gegevens())
def test_the_parts_of_every_figure_equal_its_total(vraag: Vraag, bekend: Gegevens) -> None:
    waarden = compute(vraag, bekend).waarden
    for totaal, splitsingen in SPLITSINGEN.items():
        for splitsing in splitsingen:
            if telt_op(splitsing) and waarden[totaal] is not None:
                assert som(waarden[splitsing], definitie(splitsing, 2021).veld) == waarden[totaal]


@given(vragen(), gegevens())
def test_every_check_on_sums_holds_and_only_dates_in_disorder_fail(
    vraag: Vraag, bekend: Gegevens
) -> None:
    fout = {c.code for c in compute(vraag, bekend).controles if not c.klopt}
    assert {code for code in fout if "_niet_voor_" not in code} <= {"wonend_klopt"}


@given(vragen(), gegevens())
def test_as_many_trajecten_lie_behind_a_count_as_it_says(vraag: Vraag, bekend: Gegevens) -> None:
    uitkomst = compute(vraag, bekend)
    for code in CODES:
        waarde = uitkomst.waarden[code]
        cijfer = definitie(code, vraag.jaar)
        if isinstance(cijfer, Aantal | Wonend):
            assert len(set(uitkomst.achter(code))) == waarde
            assert len(set(uitkomst.bewijs(code).gebeurtenissen)) >= som(waarde)  # type: ignore[operator]
        if not isinstance(waarde, dict):
            continue
        for deel, inhoud in waarde.items():
            trajecten = uitkomst.achter(code, deel)
            assert len(set(trajecten)) == len(trajecten)
            if isinstance(inhoud, int) and (isinstance(cijfer, Verdeling) or not cijfer.van):
                assert len(trajecten) == inhoud
            elif isinstance(inhoud, dict):
                telling = "gestart" if "gestart" in inhoud else "positief_afgesloten"
                assert len(trajecten) == inhoud[telling]


@given(gegevens(), st.sampled_from([None, *Woonproces]))
def test_the_quarters_add_up_to_the_year_and_the_regions_to_all(
    bekend: Gegevens, woonproces: Woonproces | None
) -> None:
    def waarden(kwartaal: int | None, *regios: Regio) -> dict[str, Any]:
        return compute(
            Vraag(2022, kwartaal, regios, woonproces, date(2025, 12, 31)), bekend
        ).waarden

    jaar = waarden(None)
    kwartalen = [waarden(kwartaal) for kwartaal in (1, 2, 3, 4)]
    regios = [waarden(None, regio) for regio in zl.ZUID_LIMBURG]
    for code in CODES:
        cijfer = definitie(code, 2022)
        if isinstance(cijfer, Aantal) or code == "klachten_ontvangen":
            assert _samen(kwartalen, code) == jaar[code]
        if isinstance(cijfer, Verdeling):
            for deel in jaar[code]:
                assert sum(k[code].get(deel, 0) for k in kwartalen) == jaar[code][deel]
                assert sum(r[code].get(deel, 0) for r in regios) == jaar[code][deel]
        if isinstance(cijfer, Aantal | Wonend) or code in ("klachten_ontvangen", "taakstelling"):
            assert _samen(regios, code) == jaar[code]


def _samen(uitkomsten: list[dict[str, Any]], code: str) -> int | None:
    bekend = [uitkomst[code] for uitkomst in uitkomsten if uitkomst[code] is not None]
    return sum(bekend) if bekend else None
