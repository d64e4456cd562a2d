"""A register that somebody brought through the page, from upload to outcome.

It is kept as files in a private folder and not in the record: what was brought may be wrong, is gone
after a day, and its progress must be seen while the transaction of the import is still open.

| file | holds |
| --- | --- |
| `register.xlsx`, or CSV files in `register` | what was brought; removed once it was taken in |
| `stand.json` | whose it is, how far it is and what was found |
| `aan_het_werk` | locked by the worker for as long as it works; the system lets go when the worker dies |
| `voortgang` | how many trajecten are done, and of how many |
| `bevestigd` | somebody said to take it in; made once, so that twice clicking is one import |
| `geweigerd.zip` | the refused rows |
"""

import fcntl
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

from sleutel.common.klok import nu
from sleutel.domein.rollen import Rol
from sleutel.partijen.actor import Actor

KEPT = timedelta(days=1)
"""After this long what was brought is removed, whatever became of it."""


class Fase(StrEnum):
    """How far it is."""

    WACHT_OP_KEURING = "wacht_op_keuring"
    KEURT = "keurt"
    GEKEURD = "gekeurd"
    WACHT_OP_OPNEMEN = "wacht_op_opnemen"
    NEEMT_OP = "neemt_op"
    KLAAR = "klaar"
    MISLUKT = "mislukt"


WACHT_WEER = {Fase.KEURT: Fase.WACHT_OP_KEURING, Fase.NEEMT_OP: Fase.WACHT_OP_OPNEMEN}
"""Where what was being done begins again, when the worker stopped halfway."""

AT_WORK = frozenset({*WACHT_WEER, *WACHT_WEER.values()})
"""It changes without anyone doing something."""


@dataclass(slots=True)
class Aanlevering:
    """One register that was brought. `sinds`: when it got this far; `uitslag`: see `samenvatting`.

    `stilgevallen`: how often the worker stopped halfway; `slaat_over`: who confirmed it passes over
    refused rows.
    """

    uuid: UUID
    account_id: int
    organisatie_id: int
    rol: Rol
    fase: Fase
    sinds: datetime
    uitslag: dict[str, Any] | None = None
    stilgevallen: int = 0
    slaat_over: bool = False
    gebracht_op: datetime = field(default_factory=nu)

    @property
    def map(self) -> Path:
        return folder() / str(self.uuid)

    @property
    def bron(self) -> Path:
        """What was brought: a workbook, or a folder of CSV files."""
        werkmap = self.map / "register.xlsx"
        return werkmap if werkmap.exists() else self.map / "register"

    @property
    def geweigerd(self) -> Path:
        return self.map / "geweigerd.zip"

    @property
    def voortgang(self) -> tuple[int, int] | None:
        """(done, of how many) trajecten; None while nothing is known of it."""
        try:
            klaar, samen = (self.map / "voortgang").read_text().split()
        except (FileNotFoundError, ValueError):
            return None
        return int(klaar), int(samen)

    def is_of(self, actor: Actor) -> bool:
        """Only who brought it sees it, and only at work for the same organisation."""
        return (self.account_id, self.organisatie_id) == (actor.account_id, actor.organisatie_id)

    def ga_naar(self, fase: Fase, uitslag: dict[str, Any] | None = None) -> None:
        """It is this far now; kept in one go, so that nobody reads half of it."""
        self.fase, self.sinds = fase, nu()
        self.uitslag = uitslag or self.uitslag
        inhoud = asdict(self) | {
            "uuid": str(self.uuid),
            "sinds": self.sinds.isoformat(),
            "gebracht_op": self.gebracht_op.isoformat(),
        }
        _write(self.map / "stand.json", json.dumps(inhoud))

    def is_op(self, klaar: int, samen: int) -> None:
        """So many trajecten of so many are done."""
        _write(self.map / "voortgang", f"{klaar} {samen}")

    @contextmanager
    def at_work(self) -> Iterator[bool]:
        """Be the one who works on it; False when somebody else does, or it is gone.

        A lock of the system, so that it ends with the process that holds it, however that ends.
        """
        try:
            bestand = (self.map / "aan_het_werk").open("w")
        except FileNotFoundError:
            yield False
            return
        with bestand:
            try:
                fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def bevestig(self) -> bool:
        """Whether this is the first time that somebody says to take it in."""
        try:
            (self.map / "bevestigd").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def clear_bron(self) -> None:
        """Remove what was brought; what was found stays until the day is over."""
        (self.map / "register.xlsx").unlink(missing_ok=True)
        shutil.rmtree(self.map / "register", ignore_errors=True)
        (self.map / "voortgang").unlink(missing_ok=True)

    def throw_away(self) -> None:
        shutil.rmtree(self.map, ignore_errors=True)


def folder() -> Path:
    return Path(settings.AANLEVERINGEN_MAP)


def begin(bestanden: Iterable[tuple[str, Iterable[bytes]]], *, actor: Actor) -> Aanlevering:
    """Keep what was brought: `register.xlsx`, or the names and contents of CSV files."""
    nieuw = Aanlevering(
        uuid4(), actor.account_id, actor.organisatie_id, actor.rol, Fase.WACHT_OP_KEURING, nu()
    )
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    nieuw.map.mkdir(mode=0o700)
    for naam, brokken in bestanden:
        pad = nieuw.map / (naam if naam == "register.xlsx" else f"register/{naam}")
        pad.parent.mkdir(exist_ok=True)
        with pad.open("wb") as bestand:
            bestand.writelines(brokken)
    nieuw.ga_naar(Fase.WACHT_OP_KEURING)
    return nieuw


def find(uuid: UUID) -> Aanlevering | None:
    """What was brought under this number; None when it was never there or is gone."""
    try:
        inhoud = json.loads((folder() / str(uuid) / "stand.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Aanlevering(
        **inhoud
        | {
            "uuid": UUID(inhoud["uuid"]),
            "rol": Rol(inhoud["rol"]),
            "fase": Fase(inhoud["fase"]),
            "sinds": datetime.fromisoformat(inhoud["sinds"]),
            "gebracht_op": datetime.fromisoformat(inhoud["gebracht_op"]),
        }
    )


def clean_up() -> None:
    """Remove what was brought longer ago than it is kept."""
    before = nu() - KEPT
    for map_ in folder().glob("*-*-*-*-*"):
        gebracht = find(UUID(map_.name))
        # Without a stand the process that was writing it stopped.
        since = gebracht.gebracht_op.timestamp() if gebracht else map_.stat().st_mtime
        if since < before.timestamp():
            shutil.rmtree(map_, ignore_errors=True)


def _write(pad: Path, tekst: str) -> None:
    nieuw = pad.with_suffix(".nieuw")
    nieuw.write_text(tekst, encoding="utf-8")
    nieuw.replace(pad)
