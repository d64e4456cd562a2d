"""What somebody brings: a folder of CSV files, or a workbook with sheets of the same names."""

from pathlib import Path

from sleutel.domein.keuzelijst import sleutelvorm
from sleutel.domein.register.csvbestand import read_csv
from sleutel.domein.register.melding import Melding, OnleesbareBron, leesbare_naam
from sleutel.domein.register.tabel import Bron, Tabel
from sleutel.domein.register.tabellen import TABELLEN
from sleutel.domein.register.werkmap import OPSLAAN, read_werkmap

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VAN_HET_SYSTEEM = {"thumbs.db", "desktop.ini"}


def read_bron(pad: Path) -> Bron:
    """Read the register at `pad`: a folder of CSV files or one XLSX workbook, known by its content.

    Files and sheets with another name than a table of the format get a remark.

    Raises OnleesbareBron, with every reason at once and the tables that can be read, where a part or
    all of it cannot.
    """
    if pad.is_dir():
        tabellen, opmerkingen, fouten = _read_map(pad)
    elif pad.is_file():
        tabellen, opmerkingen, fouten = _read_bestand(pad)
    else:
        raise OnleesbareBron.om(
            pad.name, "Dit bestand of deze map bestaat niet. Kijk of u de naam goed heeft getypt."
        )
    if not tabellen and not fouten:
        bekend = ", ".join(TABELLEN)
        raise OnleesbareBron.om(
            pad.name, f"Hierin staat geen tabel van het register. De tabellen heten: {bekend}."
        )
    namen = [tabel.naam for tabel in tabellen] + [melding.tabel for melding in fouten]
    fouten += [
        Melding(naam, 0, "", "", "Deze tabel staat er meer dan één keer in. Laat er één staan.")
        for naam in TABELLEN
        if namen.count(naam) > 1
    ]
    if not fouten and not any(tabel.rijen for tabel in tabellen):
        raise OnleesbareBron.om(pad.name, "In dit register staat geen enkele rij.")
    onleesbaar = frozenset(melding.tabel for melding in fouten)
    op_naam = {tabel.naam: tabel for tabel in tabellen if tabel.naam not in onleesbaar}
    in_volgorde = {naam: op_naam[naam] for naam in TABELLEN if naam in op_naam}
    bron = Bron(in_volgorde, opmerkingen, onleesbaar)
    if fouten:
        raise OnleesbareBron(fouten, bron if bron.tabellen else None)
    return bron


def recognise_tabel(naam: str) -> str | None:
    """The table of the format that this file or sheet name means, or None."""
    gezocht = sleutelvorm(naam)
    return next((tabel for tabel in TABELLEN if tabel == gezocht), None)


def _read_map(map_: Path) -> tuple[list[Tabel], list[Melding], list[Melding]]:
    tabellen: list[Tabel] = []
    opmerkingen: list[Melding] = []
    fouten: list[Melding] = []
    try:
        paden = sorted(map_.iterdir())
    except OSError as fout:
        reden = "Deze map kan niet worden geopend. Kijk of u haar mag lezen."
        raise OnleesbareBron.om(map_.name, reden) from fout
    for pad in paden:
        if pad.name.startswith((".", "~$")) or pad.name.casefold() in _VAN_HET_SYSTEEM:
            continue
        naam = recognise_tabel(pad.stem) if pad.suffix.casefold() == ".csv" else None
        if naam is None or not pad.is_file():
            getoond = leesbare_naam(pad.name)
            reden = f'"{getoond}" hoort niet bij het register en is overgeslagen.'
            opmerkingen.append(Melding(getoond, 0, "", "", reden))
            continue
        try:
            tabellen.append(read_csv(pad, naam=naam))
        except OnleesbareBron as fout:
            fouten.extend(fout.meldingen)
    return tabellen, opmerkingen, fouten


def _read_bestand(pad: Path) -> tuple[list[Tabel], list[Melding], list[Melding]]:
    try:
        with pad.open("rb") as bestand:
            begin = bestand.read(8)
    except OSError as fout:
        reden = "Dit bestand kan niet worden geopend. Kijk of u het mag lezen."
        raise OnleesbareBron.om(pad.name, reden) from fout
    if not begin:
        raise OnleesbareBron.om(pad.name, "Dit bestand is leeg.")
    if begin.startswith(_OLE):
        raise OnleesbareBron.om(
            pad.name, f"Dit is een oude Excelwerkmap (.xls), of zij is beveiligd. {OPSLAAN}"
        )
    if not begin.startswith(_ZIP):
        raise OnleesbareBron.om(
            pad.name,
            "Dit is geen Excelwerkmap. Wijs een werkmap (.xlsx) aan, "
            "of de map waarin de CSV-bestanden staan.",
        )
    return read_werkmap(pad, recognise_tabel)
