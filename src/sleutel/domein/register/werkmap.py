"""Reading one XLSX workbook: only its values, and nothing that can do harm."""

import datetime as dt
import warnings
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from sleutel.domein.register.melding import Melding, OnleesbareBron
from sleutel.domein.register.tabel import MAX_BYTES, Tabel, build_tabel

_MAX_ONDERDELEN = 2_000
_MAX_VERHOUDING = 200
_KLEIN = 10 * 1024 * 1024
_MAX_GEDEELDE_TEKSTEN = 60 * 1024 * 1024
_LAATSTE_RIJ = 1_048_576
_BREDER_DAN_OOIT = 16_384

OPSLAAN = 'Open het in Excel en sla het op als "Excel-werkmap (.xlsx)".'


def read_werkmap(
    pad: Path, herken: Callable[[str], str | None]
) -> tuple[list[Tabel], list[Melding], list[Melding]]:
    """The sheets that `herken` gives a table name, a remark for each other sheet, and why a sheet
    cannot be read.

    Formulas are not computed: such a cell comes back as text that begins with "=", which the check
    refuses. Real dates become 2021-03-31, booleans ja and nee.

    Raises OnleesbareBron for macros, an encrypted or damaged file, or one that unpacks to far
    more than it says (a zip bomb); these are seen before anything is unpacked.
    """
    _refuse_danger(pad)
    tabellen: list[Tabel] = []
    opmerkingen: list[Melding] = []
    fouten: list[Melding] = []
    try:
        with warnings.catch_warnings(), pad.open("rb") as bestand:
            warnings.simplefilter("ignore")
            werkmap = openpyxl.load_workbook(bestand, read_only=True, keep_links=False)
            for blad in werkmap.worksheets:
                naam = herken(blad.title)
                if naam is None:
                    reden = (
                        f'Het blad "{blad.title}" hoort niet bij het register en is overgeslagen.'
                    )
                    opmerkingen.append(Melding(blad.title, 0, "", "", reden))
                    continue
                try:
                    tabellen.append(build_tabel(naam, _regels(blad, naam), vul_aan=True))
                except OnleesbareBron as fout:
                    fouten.extend(fout.meldingen)
    except Exception as fout:  # a damaged workbook makes openpyxl raise anything
        reden = f"Deze werkmap is beschadigd en kan niet worden gelezen. {OPSLAAN}"
        raise OnleesbareBron.om(pad.name, reden) from fout
    return tabellen, opmerkingen, fouten


def first_rows_of_sheet(pad: Path, is_het: Callable[[str], bool], einde: int) -> list[list[str]]:
    """The rows of the first sheet whose name `is_het`, up to and with number `einde`; none without one.

    Raises as `read_werkmap` does.
    """
    _refuse_danger(pad)
    try:
        with warnings.catch_warnings(), pad.open("rb") as bestand:
            warnings.simplefilter("ignore")
            werkmap = openpyxl.load_workbook(bestand, read_only=True, keep_links=False)
            bladen = [blad for blad in werkmap.worksheets if is_het(blad.title)]
            return list(islice(_regels(bladen[0], bladen[0].title), einde)) if bladen else []
    except Exception as fout:
        reden = f"Deze werkmap is beschadigd en kan niet worden gelezen. {OPSLAAN}"
        raise OnleesbareBron.om(pad.name, reden) from fout


def _refuse_danger(pad: Path) -> None:
    try:
        if pad.stat().st_size > MAX_BYTES:
            raise OnleesbareBron.om(
                pad.name, "Deze werkmap is groter dan 200 MB. Breng het register in delen."
            )
        with zipfile.ZipFile(pad) as archief:
            delen = archief.infolist()
            namen = {deel.filename for deel in delen}
            _refuse_bomb(pad.name, delen)
            if "[Content_Types].xml" not in namen:
                raise OnleesbareBron.om(
                    pad.name, "Dit is een zipbestand, maar geen Excelwerkmap. Breng een .xlsx."
                )
            if any(deel.flag_bits & 1 for deel in delen):
                raise OnleesbareBron.om(
                    pad.name, "Deze werkmap is beveiligd met een wachtwoord. Haal dat eraf."
                )
            soorten = archief.read("[Content_Types].xml")
    except OnleesbareBron:
        raise
    except Exception as fout:  # zipfile, zlib and lzma each have their own
        raise OnleesbareBron.om(
            pad.name, f"Deze werkmap is beschadigd en kan niet worden geopend. {OPSLAAN}"
        ) from fout
    macro = any(
        "vbaproject" in naam.casefold() or "macrosheet" in naam.casefold() for naam in namen
    )
    if macro or b"macroEnabled" in soorten or pad.suffix.casefold() in {".xlsm", ".xltm"}:
        raise OnleesbareBron.om(
            pad.name, f"In deze werkmap zitten macro's. Die nemen wij niet aan. {OPSLAAN}"
        )


def _refuse_bomb(naam: str, delen: list[zipfile.ZipInfo]) -> None:
    """Sizes come from the directory of the zip; unpacking stops at them, so they cannot lie."""
    uitgepakt = sum(deel.file_size for deel in delen)
    ingepakt = sum(deel.compress_size for deel in delen)
    teksten = sum(deel.file_size for deel in delen if deel.filename.endswith("sharedStrings.xml"))
    if (
        len(delen) > _MAX_ONDERDELEN
        or uitgepakt > MAX_BYTES
        or teksten > _MAX_GEDEELDE_TEKSTEN
        or (uitgepakt > _KLEIN and uitgepakt > _MAX_VERHOUDING * max(ingepakt, 1))
    ):
        raise OnleesbareBron.om(
            naam,
            "Deze werkmap wordt bij het uitpakken veel te groot. Dat is niet veilig. "
            "Breng een werkmap met alleen het register.",
        )


def _regels(blad: Any, naam: str) -> Iterator[list[str]]:
    # The size that a sheet claims for itself may be a lie; the rows themselves are not.
    blad.reset_dimensions()
    for nummer, rij in enumerate(blad.iter_rows(), start=1):
        if nummer > _LAATSTE_RIJ or len(rij) > _BREDER_DAN_OOIT:
            raise OnleesbareBron.om(naam, "Dit blad is groter dan Excel toelaat.", rij=nummer)
        yield [_tekst(cel.value, cel.data_type) for cel in rij]


def _tekst(waarde: Any, soort: str) -> str:
    """The cell as the same text that a CSV file would hold."""
    if waarde is None:
        return ""
    if soort == "f":
        formule = waarde if isinstance(waarde, str) else getattr(waarde, "text", None) or ""
        return formule if formule.startswith("=") else f"={formule}"
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, dt.datetime):
        if waarde.time() == dt.time():
            return waarde.date().isoformat()
        return waarde.replace(microsecond=0).isoformat(sep=" ")
    if isinstance(waarde, float) and waarde.is_integer() and abs(waarde) < 1e15:
        return str(int(waarde))
    return str(waarde)
