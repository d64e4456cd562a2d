"""Taking in 100,000 trajecten from CSV in a fresh record, and the same file again.

In a process of its own, as `sleutel importeer` is, so that the peak of its memory can be read.
"""

import os
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from sleutel.cli.dossierkast import open_record
from sleutel.domein.register.verzonnen import Opdracht, write_register

from .tabel import Regel, toon

TRAJECTEN = 100_000
OPDRACHT = Opdracht(TRAJECTEN, date(2012, 1, 1), date(2024, 12, 31))
SECONDS, MEGABYTES = 60, 500


def main() -> None:
    """Make the register, import it twice and print. Exit 1 when the answers are not as they should."""
    with tempfile.TemporaryDirectory(prefix="sleutel-bench-") as tijdelijk:
        Path(tijdelijk).chmod(0o755)  # the server runs as another user when we are root
        register = Path(tijdelijk) / "register"
        write_register(register, OPDRACHT)
        environment = os.environ | {"SLEUTEL_HOME": str(Path(tijdelijk) / "sleutel")}
        environment.pop("DATABASE_URL", None)
        opdracht = [sys.executable, "-m", "bench.invoer", str(register)]
        klaar = subprocess.run(opdracht, env=environment, stdout=subprocess.PIPE, check=False)
    if klaar.returncode:
        sys.exit("De import deed niet wat hij moest doen.")
    first, again, peak, events = (float(word) for word in klaar.stdout.split())
    toon(
        f"Een register van {TRAJECTEN} trajecten inlezen: {events:.0f} gebeurtenissen",
        [
            _line("eerste keer", first, "s", SECONDS),
            _line("dezelfde map nog eens: niets nieuws", again, "s", SECONDS),
            _line("geheugen op de top", peak, "MB", MEGABYTES),
        ],
    )


def _line(what: str, value: float, unit: str, aim: int) -> Regel:
    return Regel(what, f"{value:.0f} {unit}", "", f"onder {aim} {unit}", value < aim)


def import_twice(register: Path) -> None:
    """Import into an empty record; print the seconds of both times, the peak in MB and the events."""
    with open_record():
        # Models load only once the record is open.
        from sleutel.koppelingen.services import import_register  # noqa: PLC0415
        from sleutel.partijen.queries import command_line_actor  # noqa: PLC0415

        seconds, new = [], []
        for _ in range(2):
            begin = perf_counter()
            uitslag = import_register(register, actor=command_line_actor(), bekend_op=OPDRACHT.tot)
            seconds.append(perf_counter() - begin)
            new.append(uitslag.nieuwe_gebeurtenissen)
            assert uitslag.aangenomen["trajecten"] == TRAJECTEN
            assert not uitslag.afgewezen
            assert not uitslag.correcties
        assert new[0] > 5 * TRAJECTEN
        assert new[1] == 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(*seconds, peak, new[0])


if __name__ == "__main__":
    if sys.argv[1:]:
        import_twice(Path(sys.argv[1]))
    else:
        main()
