"""All figures of one year and region at a million gebeurtenissen, against plain SQL and the ORM.

Cold: every measurement makes a new connection to the database. Interleaved in one run, so that the
load of the machine falls on all alike. The answers are compared figure by figure before the clock runs.
With SLEUTEL_BENCH_HOME the record is made there and kept for the next run.
"""

import os
import tempfile
from pathlib import Path

from sleutel.cli.dossierkast import open_record
from sleutel.domein.keuzelijst import Woonproces

from .tabel import toon


def main() -> None:
    """Make the record, compare the answers, measure, and print. Exit 1 when answers differ."""
    with tempfile.TemporaryDirectory(prefix="sleutel-bench-") as tijdelijk:
        Path(tijdelijk).chmod(0o755)  # the server runs as another user when we are root
        home = Path(os.environ.get("SLEUTEL_BENCH_HOME", tijdelijk))
        os.environ["SLEUTEL_HOME"] = str(home / "sleutel")
        with open_record():
            measure(home)


def measure(home: Path) -> None:
    # Models load only once the record is open.
    from .dossier import make_record  # noqa: PLC0415
    from .drie_wegen import JAAR, REGIO, close, compare  # noqa: PLC0415

    aantal = make_record(home)
    regels = [regel for proces in (None, Woonproces.HOUSING) for regel in compare(proces)]
    close()
    toon(f"Alle cijfers van {REGIO.label} {JAAR}, uit {aantal} gebeurtenissen", regels)


if __name__ == "__main__":
    main()
