"""What nobody chose or agreed for a region yet: a new region begins with nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sleutel.domein.instellingen import VORMEN, Bereik, Instellingen, Instelsoort
from sleutel.domein.keuzelijst import Regio
from sleutel.financien.queries import tarieven_known_on
from sleutel.partijen.instellingen import load
from sleutel.partijen.queries import municipalities_of, organisations_by_region
from sleutel.toewijzing.queries import spreiding_known_on, taakstellingen_known_on


@dataclass(frozen=True, slots=True)
class Leemte:
    """What is not set, what holds as long as it is not, and where to set it."""

    wat: str
    zolang: str
    adres: str


def what_is_missing(regio: Regio, op: date) -> list[Leemte]:
    """Every kind of setting and agreement without a choice of this region, in the order of the pages."""
    instellingen = load()
    return [
        *_agreements(regio, op),
        *(
            _setting(regio, soort, instellingen, op)
            for soort in VORMEN
            if not _chosen(regio, soort, instellingen)
        ),
    ]


def _chosen(regio: Regio, soort: Instelsoort, instellingen: Instellingen) -> bool:
    return any(instellingen.line(soort, bereik) for bereik in instellingen.reaches(soort, regio))


def _setting(regio: Regio, soort: Instelsoort, instellingen: Instellingen, op: date) -> Leemte:
    standaard = instellingen.value(soort, Bereik(regio), op)
    return Leemte(
        soort.label,
        f"{instellingen.vorm(soort).write(standaard)} (standaard van Sleutel)",
        reverse("beheer-instelling", args=[regio, soort]),
    )


def _agreements(regio: Regio, op: date) -> Iterator[Leemte]:
    regios, jaar = [regio.value], op.year
    afspraken = f"{reverse('beheer-afspraken')}?regio={regio}&jaar={jaar}"
    if not municipalities_of(regio):
        yield Leemte("Gemeenten", "Wie hier woont, telt als ‘onbekend’.", "#gemeente")
    if not any(regio in van for *_, van in organisations_by_region()):
        yield Leemte(
            "Organisaties en convenanten",
            "Wie aanmeldt, telt als ‘onbekend’.",
            reverse("beheer-organisaties"),
        )
    if not any(sleutel[1] == jaar for sleutel in tarieven_known_on(op, regios=regios)):
        yield Leemte(f"Tarieven van {jaar}", "Er zijn geen bedragen in het jaarverslag.", afspraken)
    if not taakstellingen_known_on(op, jaar=jaar, regios=regios):
        yield Leemte(f"Taakstelling van {jaar}", "Woningen zijn er op aanvraag.", afspraken)
    if not spreiding_known_on(op, jaar=jaar, regios=regios):
        yield Leemte(f"Spreiding van {jaar}", "Er is geen maximum per gemeente.", afspraken)
