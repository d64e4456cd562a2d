"""The figures page at 100,000 trajecten under load, beside a bare page of the same size; and a PDF.

Both pages are served by the server that ships, Granian over WSGI, each in a process of its own. Several
clients ask in turns of rounds, so that the load of the machine falls on both alike. Every answer is held
against the first. With SLEUTEL_BENCH_HOME the record is made there and kept for the next run.
"""

import os
import tempfile
import time
from datetime import date
from pathlib import Path

from sleutel.cli.dossierkast import open_record
from sleutel.domein.zuid_limburg import PARKSTAD

from .belasting import Adres, load, p95, serving, sign_in
from .tabel import Regel, toon

TRAJECTEN = 100_000
JAAR, REGIO = 2020, PARKSTAD
CIJFERS = f"/cijfers?jaar={JAAR}&regio={REGIO}&peildatum={JAAR}-12-31"
ROUNDS, CLIENTS, EACH = 5, 4, 5
"""So many rounds of so many clients that each ask so many times, of both pages."""
MOST_SECONDS_PDF = 2.0


def main() -> None:
    """Make the record, measure, and print. Exit 1 when an answer differs."""
    with tempfile.TemporaryDirectory(prefix="sleutel-bench-") as tijdelijk:
        Path(tijdelijk).chmod(0o755)  # the server runs as another user when we are root
        home = Path(os.environ.get("SLEUTEL_BENCH_HOME", tijdelijk))
        os.environ |= {"SLEUTEL_HOME": str(home / "paginas"), "SLEUTEL_MODUS": "demo"}
        with open_record():
            make_record(home)
            toon(f"De pagina Cijfers bij {TRAJECTEN:_} trajecten", measure_page(Path(tijdelijk)))
            toon(f"Het jaarverslag van {REGIO.label} {JAAR}", measure_report())


def make_record(map_: Path) -> None:
    """Fill the record, unless it is filled."""
    # Models load only once the record is open.
    import psycopg  # noqa: PLC0415

    from sleutel.common import server  # noqa: PLC0415
    from sleutel.domein.register.verzonnen import Opdracht, write_register  # noqa: PLC0415
    from sleutel.koppelingen.services import import_register  # noqa: PLC0415
    from sleutel.partijen.queries import command_line_actor  # noqa: PLC0415
    from sleutel.partijen.services import make_demo_accounts  # noqa: PLC0415
    from sleutel.trajecten.models import Traject  # noqa: PLC0415

    make_demo_accounts()
    if Traject.objects.count() < TRAJECTEN:
        opdracht = Opdracht(TRAJECTEN, date(2005, 1, 1), date(2024, 12, 31))
        write_register(map_ / "honderdduizend", opdracht)
        uitslag = import_register(
            map_ / "honderdduizend", actor=command_line_actor(), bekend_op=opdracht.tot
        )
        if not uitslag.ingevoerd:
            raise RuntimeError(f"the made-up register is refused: {uitslag.afgewezen[:3]}")
    # What autovacuum does of itself within a minute.
    with psycopg.connect(server.url(), autocommit=True) as owner:
        owner.execute("VACUUM (ANALYZE)")


def measure_page(map_: Path) -> list[Regel]:
    """The p95 of the page and of a bare one of the same size, in one run."""
    with serving("sleutel.config.wsgi:application") as sleutel:
        cijfers = Adres(sleutel, CIJFERS, sign_in(sleutel))
        inhoud = cijfers.ask()
        (map_ / "kaal").write_bytes(inhoud)
        os.environ["SLEUTEL_BENCH_KAAL"] = str(map_ / "kaal")
        with serving("bench.kaal:application") as kaal_adres:
            kaal = Adres(kaal_adres, "/", "")
            times: dict[Adres, list[float]] = {cijfers: [], kaal: []}
            for _ in range(ROUNDS):
                for adres in (cijfers, kaal):
                    times[adres] += load(adres, expect=inhoud, clients=CLIENTS, each=EACH)
    page, bare = p95(times[cijfers]), p95(times[kaal])
    alone = f"{CLIENTS} tegelijk, {ROUNDS * CLIENTS * EACH} keer"
    return [
        Regel(f"Cijfers, p95 ({alone})", f"{page * 1000:.0f} ms", f"{page / bare:.0f}x de kale"),
        Regel(
            f"kale pagina van {len(inhoud) // 1024} kB, p95 ({alone})",
            f"{bare * 1000:.1f} ms",
            "1x",
        ),
    ]


def measure_report() -> list[Regel]:
    """Making the report of a year from the record, and its PDF."""
    from sleutel.partijen.queries import command_line_actor  # noqa: PLC0415
    from sleutel.rapportage.jaarverslag import make  # noqa: PLC0415
    from sleutel.rapportage.uitvoer import VORMEN  # noqa: PLC0415

    begin = time.perf_counter()
    verslag = make(JAAR, (REGIO,), actor=command_line_actor())
    gemaakt = time.perf_counter() - begin
    tijden = []
    bestanden = set()
    for _ in range(5):
        begin = time.perf_counter()
        bestanden.add(VORMEN["pdf"](verslag))
        tijden.append(time.perf_counter() - begin)
    if len(bestanden) != 1:
        raise SystemExit("the same report gave another PDF")
    langste = max(tijden)
    return [
        Regel("het verslag uit het register, twee jaren", f"{gemaakt:.2f} s"),
        Regel(
            "de pdf, langste van vijf",
            f"{langste:.2f} s",
            "",
            f"onder {MOST_SECONDS_PDF:.0f} s",
            langste < MOST_SECONDS_PDF,
        ),
    ]


if __name__ == "__main__":
    main()
