"""Reading CSV: what is forgiven, and which files are refused as a whole."""

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from sleutel.domein import redenen
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.register import Bron, Naslag, OnleesbareBron, controleer, read_bron, read_csv
from sleutel.domein.register import tabel as tabelmodule

from .hulp import (
    AANMELDING,
    HUUR,
    NASLAG,
    VANDAAG,
    gemeenten,
    goed_register,
    keur,
    schrijf_csv,
    schrijf_map,
)

KOP = b"traject;kandidaat;regio;woonproces;aangemeld_op;aanmelder\r\n"
RIJ = b"T-1;K-1;Parkstad;Housing;2021-01-04;Radar\r\n"


def reden_van(pad: Path) -> str:
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(pad)
    return " ".join(melding.reden for melding in fout.value.meldingen)


def bestand(map_: Path, inhoud: bytes, naam: str = "trajecten.csv") -> Path:
    (map_ / naam).write_bytes(inhoud)
    return map_


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("scheiding", [";", ","])
def test_each_encoding_and_delimiter_gives_the_same_rows(
    codering: str, scheiding: str, tmp_path: Path
) -> None:
    rij = HUUR | {"kandidaat": "Zoë; de 1e", "aanmelder": "Café, 't “Hoekje”"}
    schrijf_csv(tmp_path / "trajecten.csv", [rij], codering=codering, scheiding=scheiding)
    uitkomst = controleer(read_bron(tmp_path), NASLAG, VANDAAG)
    assert uitkomst.trajecten[0].kandidaat == "Zoë; de 1e"
    assert "Café, 't “Hoekje”" in {nieuw.naam for nieuw in uitkomst.nieuwe_organisaties}


@pytest.mark.parametrize("einde", ["\r\n", "\n", "\r"])
def test_each_line_end_is_read(einde: str, tmp_path: Path) -> None:
    inhoud = (KOP + RIJ).replace(b"\r\n", einde.encode())
    assert len(read_bron(bestand(tmp_path, inhoud)).tabellen["trajecten"].rijen) == 1


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    inhoud = KOP + b"\r\n;;;;;\r\n" + b'T-1;"K\r\n1";x;x;x;x\r\n   ; ;;;;\r\n' + RIJ + b"\r\n"
    tabel = read_bron(bestand(tmp_path, inhoud)).tabellen["trajecten"]
    assert [nummer for nummer, _ in tabel.rijen] == [4, 6]


def test_empty_columns_at_the_end_are_nothing(tmp_path: Path) -> None:
    inhoud = KOP.replace(b"\r\n", b";;\r\n") + RIJ.replace(b"\r\n", b";;;\r\n")
    bron = read_bron(bestand(tmp_path, inhoud))
    assert controleer(bron, NASLAG, VANDAAG).aangenomen == {"trajecten": 1}


@pytest.mark.parametrize(
    ("rij", "aantal"),
    [(b"T-1;K-1;Parkstad;Housing\r\n", 4), (RIJ.replace(b"\r\n", b";x;y\r\n"), 8)],
)
def test_a_row_with_too_few_or_too_many_values_is_refused_with_the_counts(
    rij: bytes, aantal: int, tmp_path: Path
) -> None:
    uitkomst = controleer(read_bron(bestand(tmp_path, KOP + RIJ + rij)), NASLAG, VANDAAG)
    (melding,) = uitkomst.afgewezen
    assert (melding.tabel, melding.rij, melding.kolom) == ("trajecten", 3, "")
    assert f"{aantal} waarden en de kop heeft er 6" in melding.reden


def test_a_missing_required_column_is_named_and_nothing_of_the_table_is_good(
    tmp_path: Path,
) -> None:
    register = goed_register()
    del register["trajecten"][0]["kandidaat"]
    uitkomst = keur(tmp_path, register)
    eerste, meting = uitkomst.afgewezen
    assert (eerste.tabel, eerste.rij, eerste.kolom) == ("trajecten", 1, "kandidaat")
    assert meting.tabel == "duurzaamheid"
    assert uitkomst.trajecten == []


def test_a_wrong_header_does_not_hide_what_is_wrong_in_the_rows(tmp_path: Path) -> None:
    rij = {kolom: waarde for kolom, waarde in AANMELDING.items() if kolom != "kandidaat"}
    uitkomst = keur(tmp_path, {"trajecten": [rij | {"woonproces": "Housing Max"}]})
    assert [(m.rij, m.kolom) for m in uitkomst.afgewezen] == [(1, "kandidaat"), (2, "woonproces")]


def test_a_column_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    inhoud = KOP.replace(b"aanmelder", b"Aangemeld op") + RIJ
    (melding,) = controleer(read_bron(bestand(tmp_path, inhoud)), NASLAG, VANDAAG).afgewezen
    assert (melding.rij, melding.kolom, melding.waarde) == (1, "aangemeld_op", "Aangemeld op")


ONLEESBAAR = {
    "0 bytes": (b"", "leeg"),
    "spaces only": (b"  \r\n \r\n", "leeg"),
    "only a mark of UTF-8": (b"\xef\xbb\xbf", "leeg"),
    "an empty first row": (b";;;\r\n" + RIJ, "eerste rij is leeg"),
    "both encodings": (KOP + "Zoë".encode() + b";Zo\xeb;x;x;x;x\r\n", "door elkaar"),
    "UTF-8 with a mark and then not": (b"\xef\xbb\xbf" + KOP + b"Zo\xeb;;;;;\r\n", "door elkaar"),
    "bytes that no encoding has": (KOP + b"T\x81;K;x;x;x;x\r\n", "door elkaar"),
    "a nul": (KOP + b"T-1;K\x00;x;x;x;x\r\n", "nultekens"),
    "UTF-16": ((KOP + RIJ).decode().encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": ((KOP + RIJ).decode().encode("utf-16-le"), "UTF-16"),
    "a zip": (b"PK\x03\x04\x14\x00", "Excelwerkmap"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "oude of beveiligde"),
    "a pdf": (b"%PDF-1.7\n1 0 obj\n", "een pdf"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "afbeelding"),
    "a packed file": (b"\x1f\x8b\x08\x00", "ingepakt"),
    "a web page": (b"<html><table><tr><td>traject", "webpagina"),
    "JSON": (b'{"trajecten": []}', "JSON"),
    "a quote that is never closed": (KOP + b'"T-1;K-1;Parkstad;Housing;;\r\n' + RIJ, "aanhaling"),
    "text after a quote": (KOP + b'"T-1"x;K-1;Parkstad;Housing;;\r\n', "aanhaling"),
    "a cell without end": (KOP + b"T" * 200_000 + b"\r\n", "te lang"),
    "a line without end": (KOP + b"T;" * 600_000 + b"\r\n", "te lang"),
    "200 columns": (b";".join(b"k%d" % n for n in range(200)) + b"\r\n", "200 kolommen"),
    "only a header": (KOP, "geen enkele rij"),
}


@pytest.mark.parametrize("soort", ONLEESBAAR)
def test_a_file_is_refused_as_a_whole_that_holds(soort: str, tmp_path: Path) -> None:
    inhoud, reden = ONLEESBAAR[soort]
    assert reden in reden_van(bestand(tmp_path, inhoud))


def test_a_character_cut_short_at_the_end_is_an_encoding_of_its_own(tmp_path: Path) -> None:
    (_, cellen) = (
        read_bron(bestand(tmp_path, KOP + b"T-1;Zo\xeb;x;x;x;Caf\xc3"))
        .tabellen["trajecten"]
        .rijen[0]
    )
    assert cellen[1] == "Zoë"


def test_an_encoding_that_changes_far_into_the_file_is_seen(tmp_path: Path) -> None:
    inhoud = KOP + "Zoë;;;;;\r\n".encode() * 200_000 + b"Zo\xeb;;;;;\r\n"
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(bestand(tmp_path, inhoud))
    (melding,) = fout.value.meldingen
    assert (melding.tabel, melding.rij) == ("trajecten", 200_002)
    assert "door elkaar" in melding.reden


def test_a_character_that_two_blocks_share_is_seen_as_one(tmp_path: Path) -> None:
    blok = 1 << 20
    voor = KOP + b"Zo\xeb;K;;;;\r\n"
    voor += b"x;;;;;\r\n" * ((blok - len(voor)) // 8)
    voor += b"x" * (blok - 1 - len(voor))
    assert "door elkaar" in reden_van(bestand(tmp_path, voor + "ë;;;;;\r\n".encode()))


def test_a_table_with_only_a_header_is_fine_beside_one_with_rows(tmp_path: Path) -> None:
    schrijf_map(tmp_path, goed_register())
    schrijf_csv(tmp_path / "spreiding.csv", [], kolommen=["jaar", "regio", "gemeente", "maximum"])
    assert controleer(read_bron(tmp_path), NASLAG, VANDAAG).aangenomen["spreiding"] == 0


def test_every_unreadable_table_is_named_at_once(tmp_path: Path) -> None:
    schrijf_map(tmp_path, goed_register())
    bestand(tmp_path, b"%PDF-1.7", "spreiding.csv")
    bestand(tmp_path, b"", "Klachten.CSV")
    (tmp_path / "klachten.csv").unlink()
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(tmp_path)
    assert {(melding.tabel, melding.rij) for melding in fout.value.meldingen} == {
        ("spreiding", 0),
        ("klachten", 0),
    }


def onleesbaar(map_: Path, register: dict[str, list[dict[str, str]]], *namen: str) -> Bron:
    """What can still be read of a register in which these tables cannot."""
    schrijf_map(map_, register)
    for naam in namen:
        bestand(map_, b"%PDF-1.7", f"{naam}.csv")
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(map_)
    assert [melding.tabel for melding in fout.value.meldingen] == sorted(namen)
    assert fout.value.bron is not None
    return fout.value.bron


def test_an_unreadable_table_does_not_hide_what_is_wrong_in_the_others(tmp_path: Path) -> None:
    register = goed_register()
    register["trajecten"].append(HUUR | {"traject": "T-2", "intake_op": "gisteren"})
    bron = onleesbaar(tmp_path, register, "spreiding", "klachten")
    uitkomst = controleer(bron, NASLAG, VANDAAG)
    assert [(m.tabel, m.rij, m.kolom) for m in uitkomst.afgewezen] == [
        ("trajecten", 3, "intake_op")
    ]
    assert uitkomst.aangenomen == {
        "trajecten": 1,
        "organisaties": 2,
        "taakstelling": 1,
        "tarieven": 1,
        "duurzaamheid": 1,
    }


def test_a_corporatie_is_not_held_against_organisaties_that_cannot_be_read(tmp_path: Path) -> None:
    naslag = Naslag.van(
        gemeenten(),
        regios=zl.ZUID_LIMBURG,
        redenen=redenen.BEGIN,
        regios_met_organisaties=frozenset(zl.ZUID_LIMBURG),
    )
    uitkomst = controleer(onleesbaar(tmp_path, goed_register(), "organisaties"), naslag, VANDAAG)
    assert (uitkomst.afgewezen, uitkomst.opmerkingen) == ([], [])


def test_a_measurement_is_not_held_against_trajecten_that_cannot_be_read(tmp_path: Path) -> None:
    register = goed_register()
    meting = register["duurzaamheid"][0]
    register["duurzaamheid"] += [meting | {"regio": ""}, meting | {"overlast": "veel"}]
    uitkomst = controleer(onleesbaar(tmp_path, register, "trajecten"), NASLAG, VANDAAG)
    assert [(m.rij, m.kolom) for m in uitkomst.afgewezen] == [(4, "overlast")]
    assert uitkomst.aangenomen["duurzaamheid"] == 0, "nobody can say yet"


def test_where_nothing_can_be_read_there_is_nothing_to_check(tmp_path: Path) -> None:
    bestand(tmp_path, b"%PDF-1.7")
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(tmp_path)
    assert fout.value.bron is None


def test_a_table_that_is_there_twice_and_an_unreadable_one_are_told_together(
    tmp_path: Path,
) -> None:
    schrijf_map(tmp_path, goed_register())
    bestand(tmp_path, b"%PDF-1.7", "spreiding.csv")
    schrijf_csv(tmp_path / "Trajecten.csv", [HUUR])
    with pytest.raises(OnleesbareBron) as fout:
        read_bron(tmp_path)
    assert {melding.tabel for melding in fout.value.meldingen} == {"spreiding", "trajecten"}
    assert fout.value.bron is not None
    assert set(fout.value.bron.tabellen) == set(goed_register()) - {"spreiding", "trajecten"}


def test_other_files_are_remarked_and_those_of_the_system_are_not(tmp_path: Path) -> None:
    schrijf_map(tmp_path, goed_register())
    for naam in ("verwacht.json", "trajecten.xlsx", "oud.csv", ".DS_Store", "~$trajecten.xlsx"):
        (tmp_path / naam).write_bytes(b"x")
    bron = read_bron(tmp_path)
    assert {m.tabel for m in bron.opmerkingen} == {"verwacht.json", "trajecten.xlsx", "oud.csv"}


def test_a_name_that_is_no_utf8_is_told_in_letters_that_can_be_printed(tmp_path: Path) -> None:
    schrijf_map(tmp_path, goed_register())
    vreemd = tmp_path / os.fsdecode(b"caf\xe9.csv")
    vreemd.write_bytes(b"x")
    (melding,) = read_bron(tmp_path).opmerkingen
    assert melding.tabel == "caf\ufffd.csv"
    assert "caf\ufffd.csv" in melding.reden.encode().decode()
    for pad in (vreemd, tmp_path / os.fsdecode(b"\xe9.xlsx")):
        assert reden_van(pad).encode()
        pad.write_bytes(b"PK")
        with pytest.raises(OnleesbareBron) as fout:
            read_bron(pad)
        assert "\ufffd" in fout.value.meldingen[0].tabel
    assert read_csv(schrijf_csv(vreemd, [HUUR])).naam == "caf\ufffd"


def test_a_table_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    schrijf_map(tmp_path, {"trajecten": [HUUR]})
    schrijf_csv(tmp_path / "Trajecten.csv", [HUUR])
    assert "meer dan één keer" in reden_van(tmp_path)


def test_a_path_is_refused_that_is_no_register(tmp_path: Path) -> None:
    assert "bestaat niet" in reden_van(tmp_path / "weg")
    assert "geen tabel" in reden_van(tmp_path)
    los = schrijf_csv(tmp_path / "trajecten.csv", [HUUR])
    assert "of de map" in reden_van(los)


def test_the_size_and_the_number_of_rows_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand(tmp_path, KOP + RIJ * 3)
    monkeypatch.setattr(tabelmodule, "MAX_RIJEN", 2)
    assert "meer dan 2 rijen" in reden_van(tmp_path)
    with (tmp_path / "trajecten.csv").open("r+b") as groot:
        groot.truncate(201 * 1024 * 1024)
    assert "groter dan 200 MB" in reden_van(tmp_path)


def test_a_table_of_another_kind_can_be_read_by_itself(tmp_path: Path) -> None:
    pad = schrijf_csv(tmp_path / "cijfers.csv", [{"Jaar": "2021", "waarde": "3"}])
    tabel = read_csv(pad)
    assert (tabel.naam, tabel.kolommen, tabel.rijen) == (
        "cijfers",
        ("Jaar", "waarde"),
        [(2, ("2021", "3"))],
    )


def test_arbitrary_bytes_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    toeval = random.Random(1)
    for _ in range(200):
        begin = toeval.choice([b"", KOP, KOP + RIJ, b"PK\x03\x04", "é;".encode()])
        bestand(tmp_path, begin + toeval.randbytes(toeval.randrange(200)))
        with suppress(OnleesbareBron):
            controleer(read_bron(tmp_path), NASLAG, VANDAAG)
