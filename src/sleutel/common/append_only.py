"""Tables that are only ever added to, with the two clocks (ADR 0003).

A `Vastlegging` says what was recorded and since when it is known. A correction is a new row that
names the row it replaces; a withdrawal is such a row with `ingetrokken`. The database refuses every
UPDATE, DELETE and TRUNCATE, also by the owner, and a replacement known earlier than what it replaces.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.migrations.operations.special import RunSQL
from django.db.models.functions import Now


class VastleggingQuerySet(models.QuerySet[Any]):
    def known_on(self, peildatum: date) -> Self:
        """The rows that counted at the end of that day: known, not replaced, not withdrawn."""
        replaced = self.model._default_manager.filter(
            vervangt=models.OuterRef("pk"), bekend_op__lte=peildatum
        )
        return self.filter(~models.Exists(replaced), bekend_op__lte=peildatum, ingetrokken=False)

    def latest_links(self) -> Self:
        """The last row of every chain of replacements, also where it withdraws."""
        return self.filter(vervangen_door=None)


class Vastlegging(models.Model):
    """A row of an append-only table with two clocks; see the module."""

    bekend_op = models.DateField("bekend op", help_text="De dag waarop het loket dit wist.")
    vastgelegd_op = models.DateTimeField("vastgelegd op", db_default=Now(), editable=False)
    vervangt = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vervangen_door",
        db_index=False,  # the unique constraint below is its index
    )
    ingetrokken = models.BooleanField(default=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["vervangt"],
                condition=models.Q(vervangt__isnull=False),
                name="%(class)s_eenmaal_vervangen",
            ),
        ]


def seal_log(table: str) -> RunSQL:
    """The migration that lets nobody change or remove a row of `table`, the owner included.

    The triggers report `<table>_alleen_toevoegen` as the name of the constraint.
    """
    return RunSQL(
        f"""
        CREATE TRIGGER {table}_alleen_toevoegen BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();
        CREATE TRIGGER {table}_niet_leegmaken BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging();
        REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM sleutel_app;
        """
    )


def seal(table: str, *same: str) -> RunSQL:
    """`seal_log` for a table of Vastleggingen: its replacements are guarded as well.

    `same`: the columns in which a replacement must equal what it replaces. The guard reports
    `<table>_niet_eerder_bekend` and `<table>_vervangt_zelfde`.
    """
    columns = "".join(f", '{column}'" for column in same)
    guard = f"""
        CREATE TRIGGER {table}_vervanging BEFORE INSERT ON {table}
            FOR EACH ROW WHEN (NEW.vervangt_id IS NOT NULL)
            EXECUTE FUNCTION bewaak_vervanging('{table}'{columns});
        """
    return RunSQL(f"{seal_log(table).sql}{guard}")


@dataclass(frozen=True, slots=True)
class Bijgewerkt:
    """What bringing a table up to date did.

    `te_vroeg`: places of rows that would be known too early; `ontbrekend`: keys that the record has
    and the rows do not, of the years and regions that the rows speak of.
    """

    nieuw: int
    correcties: int
    te_vroeg: list[int]
    ontbrekend: list[tuple[Any, ...]] = field(default_factory=list)


def bring_up_to_date(
    model: type[Vastlegging],
    rows: Sequence[Mapping[str, Any]],
    *,
    key: Sequence[str],
    first_known: Callable[[Mapping[str, Any]], date],
    vandaag: date,
    spoken_of: int = 2,
) -> Bijgewerkt:
    """Record these rows: new ones as first known, changed ones as corrections known `vandaag`.

    `rows` hold values by the names of columns, `key` among them. A row that says the same as the
    record adds nothing; one whose correction would be known before what it replaces is left out. The
    first `spoken_of` columns of the key are what a set of rows is about: the year and the region.
    """
    names = list(rows[0]) if rows else []
    links = {
        tuple(getattr(link, name) for name in key): link
        for link in VastleggingQuerySet(model).latest_links()
    }
    fresh, changed, too_early = [], [], []
    for place, row in enumerate(rows):
        link = links.get(tuple(row[name] for name in key))
        if link is None:
            fresh.append(model(**row, bekend_op=min(first_known(row), vandaag)))
        elif link.ingetrokken or any(getattr(link, name) != row[name] for name in names):
            if vandaag < link.bekend_op:
                too_early.append(place)
            else:
                correction = model(**row, bekend_op=vandaag)
                correction.vervangt = link
                changed.append(correction)
    VastleggingQuerySet(model).bulk_create([*fresh, *changed], batch_size=1000)
    brought = {tuple(row[name] for name in key) for row in rows}
    about = {place[:spoken_of] for place in brought}
    missing = [
        place
        for place, link in links.items()
        if place not in brought and place[:spoken_of] in about and not link.ingetrokken
    ]
    return Bijgewerkt(len(fresh), len(changed), too_early, missing)


def latest_link(model: type[Vastlegging], key: Mapping[str, Any]) -> Vastlegging | None:
    """The last row about this key, also where it withdraws."""
    return VastleggingQuerySet(model).latest_links().filter(**key).first()


def replace_latest(
    model: type[Vastlegging], key: Mapping[str, Any], values: Mapping[str, Any] | None, *, op: date
) -> None:
    """Record these values of a key, known since `op`; None withdraws what was recorded of it.

    Raises ValueError when there is nothing to withdraw.
    """
    link = latest_link(model, key)
    withdraws = values is None
    if values is None:
        if link is None:
            raise ValueError("there is nothing to withdraw")
        own = {"id", "vervangt_id", *(f.name for f in Vastlegging._meta.get_fields()), *key}
        names = {field.attname for field in model._meta.concrete_fields} - own
        values = {name: getattr(link, name) for name in names}
    row = model(**key, **values, bekend_op=op, ingetrokken=withdraws)
    row.vervangt = link
    row.save()
