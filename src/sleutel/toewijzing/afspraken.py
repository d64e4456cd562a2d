"""The agreements of a year, as the functioneel beheerder sets them: taakstelling and spreiding."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from sleutel.common.append_only import Vastlegging, latest_link, replace_latest
from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Regio, Woonproces
from sleutel.partijen import beheerlog
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.models import Onderwerp
from sleutel.partijen.queries import names_by_code, organisation_ids
from sleutel.partijen.scopes import may_manage

from .models import Spreidingsafspraak, Taakstelling

ZELFDE = "Dit is al zo vastgelegd. Vul iets anders in."
TE_VROEG = "Deze verandering zou eerder bekend zijn dan wat zij vervangt."


def set_taakstelling(
    *,
    jaar: int,
    regio: Regio,
    woonproces: Woonproces | None,
    corporatie: str,
    aantal: int | None,
    toelichting: str,
    actor: Actor,
    op: date,
) -> Sequence[Bezwaar]:
    """The homes that a corporatie (code) lets in a year; None: no longer agreed, so on request.

    No woonproces: all together. Known since `op`. Answers why not, empty: done.
    """
    key = {
        "jaar": jaar,
        "regio_id": regio.value,
        "woonproces": woonproces or "",
        "corporatie_id": organisation_ids()[corporatie],
        "gemeente": "",
    }
    proces = f", {woonproces.label}" if woonproces else ""
    wat = f"Taakstelling {jaar}, {regio.label}{proces}, {names_by_code()[corporatie]}"
    return set_agreement(
        Taakstelling,
        key,
        "aantal",
        aantal,
        in_words=lambda n: "op verzoek" if n is None else f"{n} woningen",
        wat=wat,
        toelichting=toelichting,
        actor=actor,
        op=op,
    )


def set_spreiding(
    *,
    jaar: int,
    regio: Regio,
    gemeente: str,
    maximum: int | None,
    toelichting: str,
    actor: Actor,
    op: date,
) -> Sequence[Bezwaar]:
    """The most placements in a gemeente (CBS code) in a year; None: no longer agreed. See above."""
    return set_agreement(
        Spreidingsafspraak,
        {"jaar": jaar, "regio_id": regio.value, "gemeente": gemeente},
        "maximum",
        maximum,
        in_words=lambda n: "geen maximum" if n is None else f"hoogstens {n}",
        wat=f"Spreiding {jaar}, {names_by_code()[gemeente]}",
        toelichting=toelichting,
        actor=actor,
        op=op,
    )


def set_agreement(
    model: type[Vastlegging],
    key: Mapping[str, Any],
    veld: str,
    waarde: Any,
    *,
    in_words: Any,
    wat: str,
    toelichting: str,
    actor: Actor,
    op: date,
) -> Sequence[Bezwaar]:
    """Record one number of a year, with a line in the log. Raises PermissionDenied."""
    if not may_manage(actor):
        raise PermissionDenied
    with act_as(actor):
        link = latest_link(model, key)
        nu = None if link is None or link.ingetrokken else getattr(link, veld)
        if nu == waarde:
            return [Bezwaar(veld, ZELFDE)]
        if link is not None and link.bekend_op > op:
            return [Bezwaar(veld, TE_VROEG)]
        replace_latest(model, key, None if waarde is None else {veld: waarde}, op=op)
        beheerlog.note(
            actor=actor,
            onderwerp=Onderwerp.AFSPRAAK,
            regio=key["regio_id"],
            wat=wat,
            was=in_words(nu),
            wordt=in_words(waarde),
            toelichting=toelichting,
        )
    return ()
