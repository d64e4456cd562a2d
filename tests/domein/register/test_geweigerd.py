"""The file of refused rows: it can be mended and brought again."""

import csv
from pathlib import Path

import pytest

from sleutel.domein.register import (
    Geweigerd,
    OnleesbareBron,
    Uitkomst,
    controleer,
    read_bron,
    write_geweigerd,
)

from .hulp import HUUR, NASLAG, VANDAAG, goed_register, schrijf_map


def keur_en_schrijf(map_: Path) -> tuple[Uitkomst, list[Geweigerd]]:
    bron = read_bron(map_)
    uitkomst = controleer(bron, NASLAG, VANDAAG)
    return uitkomst, write_geweigerd(bron, uitkomst.afgewezen)


def schrijf(map_: Path, tabellen: list[Geweigerd]) -> Path:
    map_.mkdir()
    for tabel in tabellen:
        with (map_ / f"{tabel.naam}.csv").open("w", encoding="utf-8-sig", newline="") as bestand:
            csv.writer(bestand, delimiter=";").writerows([tabel.kolommen, *tabel.rijen])
    return map_


def test_refused_rows_come_back_as_they_stood_with_all_reasons(tmp_path: Path) -> None:
    register = goed_register()
    register["trajecten"] += [
        HUUR | {"traject": "T-2", "woonproces": " Housing Max ", "resultaat": ""},
        HUUR | {"traject": "T-3"},
    ]
    _, (tabel,) = keur_en_schrijf(schrijf_map(tmp_path, register))
    assert tabel.naam == "trajecten"
    assert tabel.kolommen == (*HUUR, "reden")
    (rij,) = tabel.rijen
    assert rij[:-1] == tuple(register["trajecten"][1].values())
    assert "woonproces: Deze waarde staat niet op de lijst." in rij[-1]
    assert "resultaat: Bij een afsluiting hoort een resultaat" in rij[-1]


def test_mended_rows_can_be_brought_again_with_their_reden(tmp_path: Path) -> None:
    register = goed_register()
    register["trajecten"][0]["intake_op"] = "2021-02-30"
    _, tabellen = keur_en_schrijf(schrijf_map(tmp_path / "a", register))
    assert [tabel.naam for tabel in tabellen] == ["trajecten", "duurzaamheid"]
    opnieuw = schrijf(tmp_path / "b", tabellen)
    nog_fout, _ = keur_en_schrijf(opnieuw)
    assert [m.kolom for m in nog_fout.afgewezen] == ["intake_op", "traject"]
    pad = opnieuw / "trajecten.csv"
    pad.write_text(pad.read_text("utf-8-sig").replace("2021-02-30", "2021-01-30"), "utf-8")
    goed, rest = keur_en_schrijf(opnieuw)
    assert (goed.afgewezen, rest) == ([], [])
    assert {m.kolom for m in goed.opmerkingen} == {"aanmelder", "corporatie"}
    assert goed.aangenomen == {"trajecten": 1, "duurzaamheid": 1}


def test_a_wrong_header_brings_back_every_row(tmp_path: Path) -> None:
    register = goed_register()
    register["organisaties"] = [
        {kolom: cel for kolom, cel in rij.items() if kolom != "soort"}
        for rij in register["organisaties"]
    ]
    _, tabellen = keur_en_schrijf(schrijf_map(tmp_path, register))
    (tabel,) = (tabel for tabel in tabellen if tabel.naam == "organisaties")
    assert [rij[0] for rij in tabel.rijen] == ["Radar", "Weller"]
    assert all('De kolom "soort" ontbreekt' in rij[-1] for rij in tabel.rijen)


@pytest.mark.parametrize(
    ("cel", "geschreven"),
    [
        ("=1+1", "'=1+1"),
        ("@SOM", "'@SOM"),
        ("+31 6", "'+31 6"),
        ("-", "'-"),
        ("-5", "-5"),
        ("+5,25", "+5,25"),
        ("Zoë", "Zoë"),
        ("", ""),
    ],
)
def test_no_cell_becomes_a_formula_in_a_spreadsheet(
    cel: str, geschreven: str, tmp_path: Path
) -> None:
    register = {"trajecten": [HUUR | {"kandidaat": cel, "regio": "Mars"}]}
    _, (tabel,) = keur_en_schrijf(schrijf_map(tmp_path / "a", register))
    assert tabel.rijen[0][1] == geschreven
    opnieuw, (weer,) = keur_en_schrijf(schrijf(tmp_path / "b", [tabel]))
    assert weer == tabel
    assert [m.kolom for m in opnieuw.afgewezen] == [
        m.kolom for m in keur_en_schrijf(tmp_path / "a")[0].afgewezen
    ]


def test_refused_rows_of_the_widest_table_can_be_brought_again(tmp_path: Path) -> None:
    breed = HUUR | {f"eigen {n}": "" for n in range(60 - len(HUUR))} | {"kandidaat": ""}
    _, (tabel,) = keur_en_schrijf(schrijf_map(tmp_path / "a", {"trajecten": [breed]}))
    assert len(tabel.kolommen) == 61
    opnieuw, _ = keur_en_schrijf(schrijf(tmp_path / "b", [tabel]))
    assert [m.kolom for m in opnieuw.afgewezen] == ["kandidaat"]
    with pytest.raises(OnleesbareBron, match="61 kolommen"):
        read_bron(schrijf_map(tmp_path / "c", {"trajecten": [breed | {"eigen": ""}]}))


def test_a_row_with_too_many_values_keeps_them_all(tmp_path: Path) -> None:
    (tmp_path / "spreiding.csv").write_text(
        "jaar;regio;gemeente;maximum\n2021;Parkstad;Heerlen;3;4\n2021;Parkstad\n", "utf-8"
    )
    _, (tabel,) = keur_en_schrijf(tmp_path)
    lang, kort = tabel.rijen
    assert (lang[:4], lang[5:]) == (("2021", "Parkstad", "Heerlen", "3"), ("4",))
    assert (kort[:4], kort[5:]) == (("2021", "Parkstad", "", ""), ())
    assert "5 waarden en de kop heeft er 4" in lang[4]
