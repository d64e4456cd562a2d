"""The dated settings of the record: what holds, how it came to be, and changing it (ADR 0013)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied

from sleutel.domein.instellingen import (
    Bereik,
    Bezwaar,
    Instelling,
    Instellingen,
    Instelsoort,
    objections,
)
from sleutel.domein.keuzelijst import Regio, Woonproces

from . import beheerlog, models
from .actor import Actor, act_as
from .queries import known_reasons, regions_by_code
from .scopes import may_manage
from .wijziging import wait_for_turn

MEANWHILE = Bezwaar(
    "", "Er is intussen een andere instelling veranderd. Kijk de gevolgen nog eens na."
)
TOO_EARLY = Bezwaar("vanaf", "Deze verandering zou eerder bekend zijn dan wat zij vervangt.")


def load(*, known_on: date | None = None) -> Instellingen:
    """All settings, as known at the end of that day; without a day: as known now."""
    rows = models.Instelling.objects.all()
    rows = (
        rows.latest_links().filter(ingetrokken=False)
        if known_on is None
        else rows.known_on(known_on)
    )
    gemeenten = models.Gemeente.objects.order_by().values_list("code", "regio_id")
    regios = regions_by_code()
    return Instellingen(
        tuple(_as_record(row, regios[row.regio_id]) for row in rows.order_by("id")),
        {code: regios[regio] for code, regio in gemeenten},
        known_reasons(),
    )


def _as_record(row: models.Instelling, regio: Regio) -> Instelling:
    woonproces = Woonproces(row.woonproces) if row.woonproces else None
    return Instelling(
        soort=Instelsoort(row.soort),
        bereik=Bereik(regio, row.gemeente_id, woonproces),
        vanaf=row.vanaf,
        waarde=row.waarde,
    )


def last_change() -> int:
    """What a preview was made from: the number of the last row, 0 when there is none."""
    return models.Instelling.objects.order_by("-id").values_list("id", flat=True).first() or 0


def describe(soort: Instelsoort, bereik: Bereik) -> str:
    """What is set, for whom, in words: "Duur van de begeleiding, Vaals, Housing Plus"."""
    return ", ".join((soort.label, *place_in_words(bereik)))


def place_in_words(bereik: Bereik) -> list[str]:
    """A reach in words, the region or gemeente first."""
    plek = bereik.regio.label
    if bereik.gemeente is not None:
        plek = models.Gemeente.objects.get(code=bereik.gemeente).naam
    return [plek] if bereik.woonproces is None else [plek, bereik.woonproces.label]


def record_instelling(
    nieuw: Instelling, *, toelichting: str, seen: int, actor: Actor, op: date
) -> Sequence[Bezwaar]:
    """Record a setting, known since `op`. Answers why it was not; empty: it was.

    `seen`: the `last_change` that the actor saw the consequences of; after another change he looks
    again. Raises PermissionDenied for who may not manage.
    """
    return _change(nieuw, False, toelichting=toelichting, seen=seen, actor=actor, op=op)


def withdraw_instelling(
    oud: Instelling, *, toelichting: str, seen: int, actor: Actor, op: date
) -> Sequence[Bezwaar]:
    """Withdraw a setting, known since `op`: what held before its day holds on. See `record_instelling`."""
    return _change(oud, True, toelichting=toelichting, seen=seen, actor=actor, op=op)


def _change(
    record: Instelling, withdraw: bool, *, toelichting: str, seen: int, actor: Actor, op: date
) -> Sequence[Bezwaar]:
    if not may_manage(actor):
        raise PermissionDenied
    with act_as(actor):
        wait_for_turn()
        nu, link = load(), _link(record)
        if seen != last_change():
            return [MEANWHILE]
        if bezwaren := [] if withdraw else objections(nu, record, vandaag=op):
            return bezwaren
        if link is not None and link.bekend_op > op:
            return [TOO_EARLY]
        straks = withdrawn(nu, record) if withdraw else nu.apply(record)
        wijziging = beheerlog.note(
            actor=actor,
            onderwerp=models.Onderwerp.INSTELLING,
            regio=record.bereik.regio.value,
            wat=describe(record.soort, record.bereik),
            was=in_words(nu, record),
            wordt=in_words(straks, record),
            toelichting=toelichting,
        )
        models.Instelling.objects.create(
            soort=record.soort.value,
            regio_id=record.bereik.regio.value,
            gemeente_id=record.bereik.gemeente,
            woonproces=record.bereik.woonproces or "",
            vanaf=record.vanaf,
            waarde=record.waarde,
            bekend_op=op,
            vervangt=link,
            ingetrokken=withdraw,
            wijziging=wijziging,
        )
    return ()


def withdrawn(instellingen: Instellingen, record: Instelling) -> Instellingen:
    """The settings without this record."""
    return instellingen.withdraw(record.soort, record.bereik, record.vanaf)


def in_words(instellingen: Instellingen, record: Instelling) -> str:
    """What holds for the reach of this record from its day, and who chose it."""
    bron = instellingen.find(record.soort, record.bereik, record.vanaf)
    tekst = instellingen.vorm(record.soort).write(bron.waarde)
    if bron.bereik is None:
        return f"{tekst} (standaard van Sleutel)"
    if bron.bereik != record.bereik:
        return f"{tekst} (van {', '.join(place_in_words(bron.bereik))})"
    return tekst


def _link(record: Instelling) -> models.Instelling | None:
    """The last row about the same reach and day, also where it withdraws."""
    rows = models.Instelling.objects.latest_links().filter(
        soort=record.soort.value,
        regio=record.bereik.regio.value,
        gemeente=record.bereik.gemeente,
        woonproces=record.bereik.woonproces or "",
        vanaf=record.vanaf,
    )
    return rows.first()


@dataclass(frozen=True, slots=True)
class Versie:
    """One row of the history of a setting. `vervangen_op`: since when another one took its place."""

    record: Instelling
    wijziging: models.Beheerwijziging
    vervangen_op: date | None
    ingetrokken: bool


def history(soort: Instelsoort, regio: Regio) -> list[Versie]:
    """Everything that was ever recorded of this setting in the region, in order of time.

    A row that withdraws is not shown by itself: what it withdrew says so.
    """
    rows = list(
        models.Instelling.objects.filter(soort=soort.value, regio=regio.value)
        .select_related("wijziging__account", "wijziging__organisatie")
        .order_by("vanaf", "id")
    )
    door = {row.vervangt_id: row for row in rows if row.vervangt_id}
    return [
        Versie(
            _as_record(row, regio),
            row.wijziging,
            door[row.pk].bekend_op if row.pk in door else None,
            row.pk in door and door[row.pk].ingetrokken,
        )
        for row in rows
        if not row.ingetrokken
    ]
