"""What holds for any spelling of a register: Hypothesis looks for one where it does not."""

import datetime as dt
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.register import (
    Bron,
    Naslag,
    OnleesbareBron,
    Tabel,
    controleer,
    read_bron,
    wanted_gebeurtenissen,
    write_geweigerd,
)

from .hulp import (
    AANMELDING,
    AFGEVALLEN,
    HUUR,
    NA_INTAKE,
    NASLAG,
    VANDAAG,
    WACHTEND,
    goed_register,
    keur,
    schrijf_csv,
)

BASES = (HUUR, AANMELDING, AFGEVALLEN, NA_INTAKE, WACHTEND)


def register_van(bases: list[int]) -> dict[str, list[dict[str, str]]]:
    trajecten = [BASES[basis] | {"traject": f"T-{n}"} for n, basis in enumerate(bases, start=1)]
    return goed_register() | {"trajecten": trajecten}


def spel_datum(datum: dt.date, vorm: int) -> Any:
    return (
        datum.isoformat(),
        f"{datum:%d-%m-%Y}",
        f"{datum.day}/{datum.month}/{datum.year}",
        f"{datum.isoformat()} 00:00:00",
        dt.datetime.combine(datum, dt.time()),
    )[vorm]


@st.composite
def spellingen(
    draw: st.DrawFn,
) -> tuple[list[int], bool, str, str, dict[str, list[dict[str, Any]]]]:
    """A register, and the same one in another order of columns and other spellings of dates."""
    bases = draw(st.lists(st.integers(0, len(BASES) - 1), min_size=1, max_size=4))
    als_werkmap = draw(st.booleans())
    anders: dict[str, list[dict[str, Any]]] = {}
    for naam, rijen in register_van(bases).items():
        kolommen = draw(st.permutations(list(rijen[0])))
        anders[naam] = [{kolom: rij[kolom] for kolom in kolommen} for rij in rijen]
        for rij in anders[naam]:
            for kolom, waarde in rij.items():
                if kolom.endswith("_op") and waarde:
                    vorm = draw(st.integers(0, 4 if als_werkmap else 3))
                    rij[kolom] = spel_datum(dt.date.fromisoformat(waarde), vorm)
    scheiding = draw(st.sampled_from([";", ","]))
    codering = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
    return bases, als_werkmap, scheiding, codering, anders


@settings(max_examples=60)
@given(spellingen())
def test_any_order_of_columns_spelling_of_dates_and_kind_of_file_says_the_same(
    spelling: tuple[list[int], bool, str, str, dict[str, list[dict[str, Any]]]],
) -> None:
    bases, als_werkmap, scheiding, codering, anders = spelling
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        pad = map_ / "anders"
        if als_werkmap:
            werkmap = openpyxl.Workbook(write_only=True)
            for tabel, rijen in anders.items():
                blad = werkmap.create_sheet(tabel)
                for regel in ([*rijen[0]], *([*rij.values()] for rij in rijen)):
                    blad.append(regel)
            werkmap.save(pad)
        else:
            pad.mkdir()
            for tabel, rijen in anders.items():
                schrijf_csv(pad / f"{tabel}.csv", rijen, scheiding=scheiding, codering=codering)
        gelezen = controleer(read_bron(pad), NASLAG, VANDAAG)
        assert gelezen == keur(map_ / "gewoon", register_van(bases))
        assert gelezen.afgewezen == []


@settings(max_examples=100)
@given(inhoud=st.binary(max_size=400), naam=st.sampled_from(["trajecten", "klachten", "spreiding"]))
def test_arbitrary_bytes_as_csv_are_read_or_refused(inhoud: bytes, naam: str) -> None:
    with tempfile.TemporaryDirectory() as map_:
        (Path(map_) / f"{naam}.csv").write_bytes(inhoud)
        with suppress(OnleesbareBron):
            controleer(read_bron(Path(map_)), NASLAG, VANDAAG)


@settings(max_examples=100)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK", b"PK\x03\x04", b"PK\x05\x06"]))
def test_arbitrary_bytes_as_a_workbook_are_refused(inhoud: bytes, begin: bytes) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "register.xlsx"
        pad.write_bytes(begin + inhoud)
        with suppress(OnleesbareBron):
            read_bron(pad)
            raise AssertionError(pad)


CEL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "ja", "Parkstad", "Housing", "2021-01-04", "3/2/2021", "12", "=1", "onbekend", "T-1"]
    ),
)


@settings(max_examples=150)
@given(st.data())
def test_any_texts_at_all_are_judged_row_by_row(data: st.DataObject) -> None:
    tabellen = {}
    for naam, rijen in goed_register().items():
        vrij = data.draw(st.lists(st.lists(CEL, max_size=len(rijen[0]) + 2), max_size=3))
        goede = [tuple(rij.values()) for rij in rijen]
        cellen = [*goede, *(tuple(rij) for rij in vrij)]
        tabellen[naam] = Tabel(naam, tuple(rijen[0]), list(enumerate(cellen, start=2)))
    bron = Bron(tabellen)
    uitkomst = controleer(bron, NASLAG, VANDAAG)
    geweigerd = {(melding.tabel, melding.rij) for melding in uitkomst.afgewezen}
    for naam, tabel in tabellen.items():
        fout = sum(plek[0] == naam for plek in geweigerd)
        assert uitkomst.aangenomen[naam] + fout == len(tabel.rijen)
    terug = write_geweigerd(bron, uitkomst.afgewezen)
    assert sum(len(tabel.rijen) for tabel in terug) == len(geweigerd)
    for rij in uitkomst.trajecten:
        soorten = [gewenst.soort for gewenst in wanted_gebeurtenissen(rij)]
        assert soorten[0] == "aangemeld"
        assert len(soorten) == len(set(soorten))


@settings(max_examples=60)
@given(st.permutations([0, 1, 2, 3, 4]))
def test_the_order_of_rows_changes_nothing_but_their_numbers(volgorde: list[int]) -> None:
    def gebeurtenissen(bases: list[int]) -> dict[str, list[Any]]:
        rijen = [BASES[basis] | {"traject": f"T-{basis}"} for basis in bases]
        cellen = [tuple(rij.values()) for rij in rijen]
        bron = Bron({"trajecten": Tabel("trajecten", tuple(HUUR), list(enumerate(cellen, 2)))})
        uitkomst = controleer(bron, Naslag(zl.ZUID_LIMBURG, redenen.BEGIN), VANDAAG)
        # The code of a new organisation does depend on who comes first; its name does not.
        namen = {nieuw.slug: nieuw.naam for nieuw in uitkomst.nieuwe_organisaties}
        return {
            rij.traject: [
                (g.soort, g.op, {k: namen.get(str(v), v) for k, v in g.gegevens.items()})
                for g in wanted_gebeurtenissen(rij)
            ]
            for rij in uitkomst.trajecten
        }

    assert gebeurtenissen(volgorde) == gebeurtenissen(sorted(volgorde))
