"""The folder of refused rows: CSV files that can be mended and brought again."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from sleutel.domein.register.geweigerd import Geweigerd
from sleutel.domein.register.tabellen import REDEN, TABELLEN


def what_is_wrong_with(map_: Path) -> str | None:
    """Why refused rows cannot be written to this folder, in Dutch; None when they can.

    Asked before anything is taken in. A register that lies in the folder is never written over.
    """
    for tabel in TABELLEN:
        pad = map_ / f"{tabel}.csv"
        if pad.is_file() and not _holds_refused_rows(pad):
            return (
                f"In {map_} staat al een {pad.name} die niet van Sleutel is. "
                "Kies een andere map met --geweigerd."
            )
    nearest = next(folder for folder in (map_, *map_.absolute().parents) if folder.exists())
    try:
        with tempfile.TemporaryDirectory(dir=nearest):
            return None
    except OSError:
        return f"In {nearest} kan niet worden geschreven. Kies een andere map met --geweigerd."


def _holds_refused_rows(pad: Path) -> bool:
    with pad.open("rb") as bestand:
        header = bestand.readline(10_000).decode("utf-8", "replace")
    return header.strip().strip('"').casefold().endswith(REDEN)


def write_refused(tabellen: Sequence[Geweigerd], map_: Path) -> None:
    """Write each table of refused rows, and take away what an earlier import left here.

    Without that, rows that were mended long ago would be brought again with the new ones. Raises OSError.
    """
    if tabellen:
        map_.mkdir(parents=True, exist_ok=True)
    for tabel in tabellen:
        new = map_ / f".{tabel.naam}.csv"
        new.write_bytes(tabel.as_csv())
        new.replace(map_ / f"{tabel.naam}.csv")
    for naam in TABELLEN.keys() - {tabel.naam for tabel in tabellen}:
        (map_ / f"{naam}.csv").unlink(missing_ok=True)
