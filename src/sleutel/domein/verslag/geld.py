"""The chapter on money: invoices for trajecten and claims for guidance, how many and what they come to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sleutel.domein.opmaak import aantal, bedrag, opgesomd
from sleutel.domein.verslag import controle, zinnen
from sleutel.domein.verslag.bedragen import GELD, Post
from sleutel.domein.verslag.bron import Bron, Jaar, naam
from sleutel.domein.verslag.controle import NAMEN
from sleutel.domein.verslag.document import (
    Alinea,
    Blok,
    Cel,
    Opsomming,
    Sluitcontrole,
    Tabel,
    Vorm,
)
from sleutel.domein.verslag.jaar import zin
from sleutel.domein.verslag.tabellen import jaartabel

SAMEN = {
    "gefactureerd": ("De factuur is", "De facturen zijn samen"),
    "facturen_betaald": ("De betaalde factuur is", "De betaalde facturen zijn samen"),
    "begeleiding_gedeclareerd": ("De declaratie is", "De declaraties zijn samen"),
    "begeleiding_uitbetaald": (
        "De uitbetaalde declaratie is",
        "De uitbetaalde declaraties zijn samen",
    ),
}
"""How the sentence on an amount begins, for one and for more."""


def geld(bron: Bron) -> tuple[Blok, ...]:
    """How many, how many were paid, and the amounts where a price is known."""
    nu, vorig = bron.nu, bron.vorig
    punten = [zin("gefactureerd", nu, vorig)]
    if gestuurd := nu.getal("gefactureerd"):
        betaald = nu.getal("facturen_betaald") or 0
        punten.append(zinnen.betaaldzin(betaald, gestuurd, bron.peildatum))
    punten += [zin(code, nu, vorig) for code in GELD if code.startswith("begeleiding")]
    past = controle.niet_meer_dan(
        "Betaald", nu.getal("facturen_betaald"), "het aantal facturen", nu.getal("gefactureerd")
    )
    tabel = jaartabel("Facturen en begeleiding", nu, vorig, tuple(GELD), [past])
    return Opsomming(tuple(punten)), tabel, *_bedragen(bron)


def _bedragen(bron: Bron) -> Iterator[Blok]:
    per_cijfer = {
        code: gevonden
        for code in GELD
        if (gevonden := [post for post in bron.posten if post.code == code])
    }
    if not per_cijfer:
        return
    yield Alinea(
        "Een bedrag is het aantal keer het tarief van het jaar van de factuur of declaratie."
    )
    yield Opsomming(tuple(_bedragzin(code, posten) for code, posten in per_cijfer.items()))
    if all(post.tarief is None for post in bron.posten):
        return
    yield Tabel(
        f"Bedragen in {bron.jaar}",
        ("Wat", "Aantal", "Tarief", "Bedrag"),
        tuple(rij for code, posten in per_cijfer.items() for rij in _rijen(code, posten)),
        controles=(_zelfde_aantallen(bron.nu, per_cijfer),),
    )


def _bedragzin(code: str, posten: Sequence[Post]) -> str:
    """“De facturen zijn samen € 18.900,00.” With how many are not in it for want of a price."""
    een, meer = SAMEN[code]
    bekend = [post for post in posten if post.tarief is not None]
    zonder = [post for post in posten if post.tarief is None]
    waar = opgesomd([f"{post.regio.label} {post.jaar}" for post in zonder])
    if not bekend:
        wat = een.removesuffix(" is") if _aantal(posten) == 1 else meer.removesuffix(" zijn samen")
        return f"Het bedrag van {wat[:1].lower()}{wat[1:]} is niet bekend: er is geen tarief van {waar}."
    begin = een if _aantal(bekend) == 1 else meer
    tekst = f"{begin} {bedrag(_som(bekend))}."
    if zonder:
        n = _aantal(zonder)
        zit = "zit er 1" if n == 1 else f"zitten er {aantal(n)}"
        tekst += f" Daarin {zit} niet: er is geen tarief van {waar}."
    return tekst


def _rijen(code: str, posten: Sequence[Post]) -> Iterator[tuple[Cel, ...]]:
    """One row; of more regions or years a row for each, and their sum where every price is known."""
    for post in posten:
        waarvan = f", {post.regio.label} {post.jaar}" if len(posten) > 1 else ""
        yield _rij(f"{NAMEN[code]}{waarvan}", post.aantal, post.tarief, post.bedrag)
    if len(posten) > 1 and all(post.tarief is not None for post in posten):
        yield _rij(f"{NAMEN[code]}, samen", _aantal(posten), None, _som(posten))


def _rij(
    wat: str, hoeveel: int, tarief: Decimal | None, samen: Decimal | None
) -> tuple[Cel, Cel, Cel, Cel]:
    return naam(wat), Cel(hoeveel), _euro(tarief), _euro(samen)


def _euro(waarde: Decimal | None) -> Cel:
    return Cel(None if waarde is None else float(waarde), Vorm.EURO)


def _aantal(posten: Sequence[Post]) -> int:
    return sum(post.aantal for post in posten)


def _som(posten: Sequence[Post]) -> Decimal:
    return sum((post.bedrag for post in posten if post.bedrag is not None), Decimal(0))


def _zelfde_aantallen(nu: Jaar, per_cijfer: dict[str, list[Post]]) -> Sluitcontrole:
    """What was priced held against the figures themselves."""
    fout = [
        NAMEN[code].lower()
        for code in GELD
        if _aantal(per_cijfer.get(code, [])) != (nu.getal(code) or 0)
    ]
    if fout:
        return Sluitcontrole(
            f"Andere aantallen dan in de tabel hierboven: {opgesomd(fout)}.", False
        )
    return Sluitcontrole("De aantallen zijn samen die in de tabel hierboven.", klopt=True)
