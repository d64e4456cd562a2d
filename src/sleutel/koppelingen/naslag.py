"""What the record knows that the check of a register needs."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from sleutel.domein.keuzelijst import (
    ONBEKEND,
    Herkomst,
    OrganisatieSoort,
    Regio,
    Resultaat,
    Toeleiding,
    Woonproces,
)
from sleutel.domein.procesgang.logboek import Regel, valid
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.register.naslag import BekendeGemeente, BekendeOrganisatie, Naslag
from sleutel.kandidaten.queries import numbers_by_traject
from sleutel.partijen.queries import (
    known_reasons,
    names_by_code,
    organisations_by_region,
    regions_by_code,
    regions_with_organisations,
    villages_by_municipality,
)
from sleutel.trajecten.queries import logs_of

CLOSE = ("afgesloten_op", {"resultaat": "resultaat", "reden": "reden_afsluiting"})
COLUMNS: dict[Soort, tuple[str, dict[str, str]]] = {
    Soort.AANGEMELD: (
        "aangemeld_op",
        {
            "woonproces": "woonproces",
            "verkort_aangevraagd": "verkort_aangevraagd",
            "aanmelder": "aanmelder",
            "herkomst": "herkomst",
            "gemeente_herkomst": "gemeente_herkomst",
        },
    ),
    Soort.AFGEVALLEN: ("afgevallen_op", {"reden": "afgevallen_reden"}),
    Soort.INTAKE_GEHOUDEN: ("intake_op", {}),
    Soort.NEGATIEF_NA_INTAKE: ("na_intake_afgesloten_op", {"reden": "na_intake_reden"}),
    Soort.OP_WACHTLIJST: ("wachtlijst_op", {"corporatie": "corporatie"}),
    Soort.START_HUREN: (
        "start_huren_op",
        {
            "corporatie": "corporatie",
            "woonplaats": "woonplaats",
            "gemeente": "gemeente_woning",
            "toeleiding": "toeleiding",
            "begeleiding_door": "begeleiding_door",
        },
    ),
    Soort.AFGESLOTEN: CLOSE,
    Soort.BEEINDIGD_VOOR_HUREN: CLOSE,
    Soort.BEGELEIDING_GEDECLAREERD: ("begeleiding_gedeclareerd_op", {}),
    Soort.BEGELEIDING_UITBETAALD: ("begeleiding_uitbetaald_op", {}),
    Soort.GEFACTUREERD: ("factuur_op", {}),
    Soort.FACTUUR_BETAALD: ("factuur_betaald_op", {}),
}
"""Per kind of gebeurtenis the column of its day, and those of its attributes."""

LABELS: dict[str, Mapping[str, str]] = {
    naam: {lid.value: lid.label for lid in lijst}
    for naam, lijst in {
        "woonproces": Woonproces,
        "herkomst": Herkomst,
        "resultaat": Resultaat,
        "toeleiding": Toeleiding,
    }.items()
}
"""Per attribute of a closed list what people write for a code."""


def load_naslag(known: Mapping[tuple[str, str], int]) -> Naslag:
    """The knowledge of the record; `known`: (region, number) -> id of its trajecten."""
    names, regios, redenen = names_by_code(), regions_by_code(), known_reasons()
    labels = LABELS | {"reden": {reden.value: reden.label for reden in redenen}}

    @cache
    def columns_of_all() -> dict[int, Mapping[str, str]]:
        return _columns_of_all(known, names, regios, labels)

    def traject(regio: Regio, nummer: str) -> Mapping[str, str] | None:
        id_ = known.get((regio.value, nummer))
        return None if id_ is None else _Columns(id_, columns_of_all)

    return Naslag.van(
        [
            BekendeGemeente(code, naam, tuple(kernen))
            for code, naam, kernen in villages_by_municipality()
        ],
        [
            BekendeOrganisatie(
                code, naam, OrganisatieSoort(soort), frozenset(regios[regio] for regio in van)
            )
            for code, naam, soort, van in organisations_by_region()
        ],
        regios=regios.values(),
        redenen=redenen,
        regios_met_organisaties=frozenset(regios[one] for one in regions_with_organisations()),
        traject=traject,
        # No organisation takes the code of a village either: a figure names both by their code.
        bezette_slugs=frozenset(names),
    )


class _Columns(Mapping[str, str]):
    """The columns of one known traject, read from the record only when somebody looks at one."""

    def __init__(self, traject: int, load: Callable[[], dict[int, Mapping[str, str]]]) -> None:
        self._traject, self._load = traject, load

    def __getitem__(self, column: str) -> str:
        return self._load()[self._traject][column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._load()[self._traject])

    def __len__(self) -> int:
        return len(self._load()[self._traject])


def _columns_of_all(
    known: Mapping[tuple[str, str], int],
    names: Mapping[str, str],
    regios: Mapping[str, Regio],
    labels: Mapping[str, Mapping[str, str]],
) -> dict[int, Mapping[str, str]]:
    numbers = numbers_by_traject()
    keys = {traject: key for key, traject in known.items()}
    found: dict[int, Mapping[str, str]] = {}
    ids = list(keys)
    for start in range(0, len(ids), 5_000):
        for traject, log in logs_of(ids[start : start + 5_000]).items():
            regio, nummer = keys[traject]
            fixed = {
                "traject": nummer,
                "regio": regios[regio].label,
                "kandidaat": numbers[traject],
            }
            found[traject] = fixed | columns_of(log, names, labels)
    return found


def columns_of(
    log: list[Regel], names: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """The columns of the register that would say what this log says; `labels`: see `LABELS`."""
    columns: dict[str, str] = {}
    for regel in valid(log):
        if Soort(regel.soort) not in COLUMNS:
            continue
        day, attributes = COLUMNS[Soort(regel.soort)]
        columns[day] = regel.op.isoformat()
        for attribute, column in attributes.items():
            if attribute in regel.gegevens:
                columns[column] = _text(regel.gegevens[attribute], labels.get(attribute, names))
    return columns


def _text(code: str | bool, names: Mapping[str, str]) -> str:
    if isinstance(code, bool):
        return "ja" if code else "nee"
    return ONBEKEND if code == ONBEKEND else names[code]
