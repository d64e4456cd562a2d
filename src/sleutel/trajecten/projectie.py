"""What pages read of a traject, folded from its log. No guards are asked here: what happened, happened."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sleutel.common.projectie import Projectie
from sleutel.domein.procesgang.logboek import Regel, valid
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.stappen import STAPPEN
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.procesgang.vouwen import toestand_after
from sleutel.domein.toegang.verlenen import verleen
from sleutel.domein.velden import Klasse, class_of

from .models import Toegang

LOKET = "loket-housing"
"""The code of the organisation that holds the procesregie of every traject."""

TRAJECT_VELDEN = (
    "toestand",
    "toestand_sinds",
    "toestand_buiten",
    "toestand_buiten_sinds",
    "woonproces",
    "aanmelder_id",
    "corporatie_id",
    "aangemeld_op",
    "intake_op",
    "wachtlijst_op",
    "start_huren_op",
    "einde_op",
    "resultaat",
)

EINDE = (
    Soort.AFGESLOTEN,
    Soort.BEEINDIGD_VOOR_HUREN,
    Soort.NEGATIEF_NA_INTAKE,
    Soort.AFGEVALLEN,
)

CHAIN = frozenset(stap.soort for stap in STAPPEN if stap.doel is not None)
"""The kinds that move a traject on; money and measurements do not."""


def traject_values(log: Sequence[Regel], codes: Mapping[str, int]) -> tuple[Any, ...]:
    """The projected fields of a traject, in the order of `TRAJECT_VELDEN`."""
    counting = valid(log)
    by_kind = {regel.soort: regel for regel in counting}

    def day(soort: Soort) -> date | None:
        return by_kind[soort].op if soort in by_kind else None

    def attribute(soort: Soort, name: str) -> Any:
        return by_kind[soort].gegevens.get(name) if soort in by_kind else None

    einde = next((by_kind[soort] for soort in EINDE if soort in by_kind), None)
    corporatie = attribute(Soort.START_HUREN, "corporatie") or attribute(
        Soort.OP_WACHTLIJST, "corporatie"
    )
    return (
        *_toestand(counting),
        *_toestand_outside(counting),
        attribute(Soort.GESCREEND, "woonproces") or attribute(Soort.AANGEMELD, "woonproces"),
        codes.get(attribute(Soort.AANGEMELD, "aanmelder") or ""),
        codes.get(corporatie or ""),
        day(Soort.AANGEMELD),
        day(Soort.INTAKE_GEHOUDEN),
        day(Soort.OP_WACHTLIJST),
        day(Soort.START_HUREN),
        einde.op if einde else None,
        (einde.gegevens.get("resultaat") or "") if einde else "",
    )


def _toestand(counting: Sequence[Regel]) -> tuple[str, date | None]:
    """The toestand, and the day of the last step of the chain."""
    last = {regel.soort: regel.op for regel in counting if regel.soort in CHAIN}
    return toestand_after(regel.soort for regel in counting).value, max(last.values())


def _toestand_outside(counting: Sequence[Regel]) -> tuple[str, date | None]:
    """The same outside the compartment of justice: as if none of its steps was taken (ADR 0014)."""
    told = [regel for regel in counting if not is_justitie(regel.soort)]
    if any(regel.soort in CHAIN for regel in told):
        return _toestand(told)
    return Toestand.AANGEMELD.value, None


def is_justitie(soort: str) -> bool:
    """Whether that a step of this kind was taken, is justice data."""
    return class_of("gebeurtenis", "soort", soort) == Klasse.JUSTITIE


def toegang_rows(
    traject: int, log: Sequence[Regel], codes: Mapping[str, int]
) -> Iterable[tuple[Any, ...]]:
    """Who may see the traject, by the table of `domein.toegang`; a party that is not known sees nothing."""
    for v in verleen(log):
        party = codes.get(LOKET if v.partij is None else v.partij)
        if party is not None:
            yield (traject, party, v.niveau.value, v.doel.value, v.sinds, v.tot, v.gebeurtenis)


TOEGANG = Projectie(
    Toegang,
    ("traject", "organisatie", "niveau", "doel", "sinds", "tot", "gebeurtenis"),
    toegang_rows,
)
