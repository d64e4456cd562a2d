"""What a change of a region or gemeente does to open trajecten and agreements, and what stands in its way.

It stands here because agreements of a year name a gemeente too. Counts only: who changes this sees
no traject.
"""

from dataclasses import replace
from datetime import date

from django.db import connection

from sleutel.domein.instellingen import Bezwaar
from sleutel.domein.keuzelijst import Regio, find_by_label
from sleutel.domein.opmaak import hoeveel, opgesomd
from sleutel.partijen import gebiedsplannen
from sleutel.partijen.wijziging import Uitkomst, Wijziging
from sleutel.trajecten.gronden import give_grounds
from sleutel.trajecten.tellen import count_open

GEEN_TRAJECT = "Geen enkel lopend traject verandert."
WAAR = {
    "gebeurtenis": "trajecten",
    "taakstelling": "de taakstelling",
    "spreidingsafspraak": "de spreiding",
    "instelling": "een instelling",
}
"""What may speak of a gemeente, by its table."""


def plan_regio(*, naam: str, op: date) -> Uitkomst:
    """Add a region, with the legal grounds that every region began with."""
    plan = gebiedsplannen.plan_regio(naam=naam, op=op)
    if not isinstance(plan, Wijziging):
        return plan
    code, add = str(plan.regio), plan.write

    def write() -> None:
        add()
        give_grounds(code)

    zinnen = (
        GEEN_TRAJECT,
        "Cijfers van alle regio’s samen tellen de nieuwe regio mee, zodra er trajecten zijn.",
        (
            "Zij begint zonder gemeenten, afspraken en eigen keuzes: overal geldt de standaard van"
            " Sleutel, dus er loopt nog geen woonproces. Wat u kunt instellen, staat daarna op haar pagina."
        ),
        (
            "Voor het inzien van trajecten gelden de wettelijke gronden waarmee elke regio begon."
            " Een regio kan niet weg."
        ),
    )
    return replace(plan, zinnen=zinnen, write=write)


def plan_regionaam(regio: Regio, *, naam: str) -> Uitkomst:
    """Give a region another name."""
    plan = gebiedsplannen.plan_regionaam(regio, naam=naam)
    if not isinstance(plan, Wijziging):
        return plan
    lopend = hoeveel(count_open(regio=regio.value), "lopend traject", "lopende trajecten")
    zinnen = (
        f"{GEEN_TRAJECT} De nieuwe naam staat dan wel bij {lopend}.",
        (
            "Ook in de cijfers van eerdere jaren staat de nieuwe naam. Jaarverslagen die bewaard zijn,"
            " houden de oude."
        ),
    )
    let_op: tuple[str, ...] = ()
    if find_by_label([Regio(regio.value, naam)], regio.label) is None:
        let_op = (
            (
                f"Een register dat nog ‘{regio.label}’ schrijft, wordt dan geweigerd. Verander de naam"
                " ook in het register."
            ),
        )
    return replace(plan, zinnen=zinnen, waarschuwingen=let_op)


def plan_gemeente(regio: Regio, *, code: str, naam: str, kernen: list[str]) -> Uitkomst:
    """Place a new gemeente in a region."""
    plan = gebiedsplannen.plan_gemeente(regio, code=code, naam=naam, kernen=kernen)
    if not isinstance(plan, Wijziging):
        return plan
    zinnen = (
        GEEN_TRAJECT,
        (
            f"Een register dat {naam} of een dorp daarvan noemt, telt voortaan voor deze gemeente. Wat al"
            " als ‘onbekend’ is ingelezen, blijft zo tot u dat register opnieuw inleest."
        ),
        f"In {naam} gelden de keuzes van {regio.label}, tot u voor de gemeente iets anders instelt.",
    )
    return replace(plan, zinnen=zinnen)


def plan_verplaatsing(regio: Regio, *, gemeente: str, naar: Regio) -> Uitkomst:
    """Place a gemeente in another region; only one of which nothing speaks yet.

    What was counted and agreed in a region stays true, so a gemeente that is used stays where it is.
    """
    plan = gebiedsplannen.plan_verplaatsing(regio, gemeente=gemeente, naar=naar)
    if isinstance(plan, Wijziging) and (waar := _spoken_of_in(gemeente)):
        reden = (
            f"Deze gemeente staat al in {opgesomd(waar)}. Zij blijft daarom in {regio.label}: anders"
            " veranderen cijfers en afspraken van vroeger."
        )
        return [Bezwaar("gemeente", reden)]
    if isinstance(plan, Wijziging):
        zin = f"Nog niets in Sleutel noemt deze gemeente. Daar gelden straks de keuzes van {naar.label}."
        return replace(plan, zinnen=(GEEN_TRAJECT, zin))
    return plan


def _spoken_of_in(gemeente: str) -> list[str]:
    """What speaks of the gemeente; the database refuses to move it by the same rule."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gemeente_staat_in(%s)", [gemeente])
        return [WAAR[tabel] for (tabel,) in cursor.fetchall()]
