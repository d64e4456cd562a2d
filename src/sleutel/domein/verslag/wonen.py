"""The chapter on how people live after a positive close: both versions of duurzaam wonen."""

from collections.abc import Iterator, Mapping

from sleutel.domein.cijfers.afronding import Afgerond
from sleutel.domein.keuzelijst import ONBEKEND, Huurachterstand, Keuzelijst, Overlast, Woonsituatie
from sleutel.domein.opmaak import aantal, procent
from sleutel.domein.verslag import controle
from sleutel.domein.verslag.bron import Bron, cel, getal, naam
from sleutel.domein.verslag.document import (
    Alinea,
    Blok,
    Cel,
    Sluitcontrole,
    Tabel,
    Vorm,
)

VRAGEN: dict[str, tuple[str, type[Keuzelijst]]] = {
    "woonsituatie": ("Waar woont de kandidaat nu?", Woonsituatie),
    "overlast": ("Is er overlast geweest?", Overlast),
    "huurachterstand": ("Is er huurachterstand geweest?", Huurachterstand),
}

GEMIDDELDE = (
    "Het percentage duurzaam wonen is het gemiddelde van twee aandelen: zonder overlast, en zonder "
    "huurachterstand. Het is dus geen aandeel van mensen."
)

type Jaren = Mapping[str, dict[str, Afgerond]]


def duurzaamheid(bron: Bron) -> tuple[Blok, ...]:
    """By year of closing: where people live, nuisance, arrears, and the percentage of that year."""
    jaren = {
        jaar: inhoud
        for jaar, inhoud in bron.nu.delen("duurzaamheid_naar_jaar_van_afsluiting").items()
        if isinstance(inhoud, dict)
    }
    blokken: list[Blok] = list(_vijf_jaar(bron))
    if jaren:
        blokken += [Alinea(_wonen_nog(jaar, jaren[jaar])) for jaar in jaren]
        if any(inhoud["percentage_duurzaam_wonen"] is not None for inhoud in jaren.values()):
            blokken.append(Alinea(GEMIDDELDE))
        blokken += [_aandelen(bron, jaren), *(_antwoorden(vraag, jaren) for vraag in VRAGEN)]
    if not blokken:
        blokken.append(
            Alinea(f"Tot en met {bron.jaar} is van niemand gemeten hoe het na het afsluiten ging.")
        )
    return tuple(blokken)


def _wonen_nog(jaar: str, inhoud: dict[str, Afgerond]) -> str:
    """“29 kandidaten wonen nog in die woning. Het percentage duurzaam wonen is 73,9%.”"""
    gemeten = getal(inhoud["positief_afgesloten"])
    nog = _delen(inhoud, "woonsituatie").get(Woonsituatie.WOONACHTIG.label, 0)
    wie = f"{aantal(gemeten)} kandidaten die in {jaar} positief zijn"
    if gemeten == 1:
        wie = f"1 kandidaat die in {jaar} positief is"
    wonen = {0: "Niemand woont", 1: "1 kandidaat woont"}.get(nog, f"{aantal(nog)} kandidaten wonen")
    zin = f"Van {wie} afgesloten, is gemeten hoe het gaat. {wonen} nog in die woning."
    percentage = inhoud["percentage_duurzaam_wonen"]
    if percentage is None or isinstance(percentage, dict):
        return zin
    return f"{zin} Het percentage duurzaam wonen is {procent(percentage)}."


def _aandelen(bron: Bron, jaren: Jaren) -> Tabel:
    """The two shares over the known answers and, in version 2021, their mean."""
    koppen = {
        "percentage_geen_overlast": "Geen of minimale overlast",
        "percentage_geen_huurachterstand": "Geen huurachterstand",
    }
    if any(inhoud["percentage_duurzaam_wonen"] is not None for inhoud in jaren.values()):
        koppen["percentage_duurzaam_wonen"] = "Duurzaam wonen"
    return Tabel(
        "Duurzaam wonen, van wie het antwoord bekend is",
        ("Afgesloten", *koppen.values()),
        tuple(
            (naam(jaar), *(cel(jaren[jaar][veld], Vorm.PROCENT) for veld in koppen))
            for jaar in jaren
        ),
        controles=tuple(
            controle.uit_register(
                bron.nu, "percentage_is_gemiddelde_van_twee", "duurzaamheid_telt_op"
            )
        ),
    )


def _antwoorden(vraag: str, jaren: Jaren) -> Tabel:
    """One question: a row for each year of closing, closed by the number measured."""
    titel, lijst = VRAGEN[vraag]
    gegeven = {deel for inhoud in jaren.values() for deel in _delen(inhoud, vraag)}
    labels = [lid.label for lid in lijst if lid.label != ONBEKEND]
    kolommen = [*labels, *([ONBEKEND] if ONBEKEND in gegeven else [])]
    rijen = tuple(
        (
            naam(jaar),
            *(Cel(_delen(inhoud, vraag).get(deel, 0)) for deel in kolommen),
            cel(inhoud["positief_afgesloten"]),
        )
        for jaar, inhoud in jaren.items()
    )
    fout = [r[0].tekst for r in rijen if sum(getal(_n(c)) for c in r[1:-1]) != r[-1].waarde]
    tekst = "In elke rij zijn de antwoorden samen het aantal gemeten."
    if fout:
        tekst = f"De antwoorden zijn niet samen het aantal gemeten in: {', '.join(fout)}."
    return Tabel(
        titel,
        ("Afgesloten", *(naam(deel).tekst for deel in kolommen), "Gemeten"),
        rijen,
        controles=(Sluitcontrole(tekst, not fout),),
    )


def _n(cel_: Cel) -> Afgerond:
    assert not isinstance(cel_.waarde, str)
    return cel_.waarde


def _delen(inhoud: dict[str, Afgerond], vraag: str) -> dict[str, int]:
    delen = inhoud[vraag]
    assert isinstance(delen, dict)
    return {deel: getal(n) for deel, n in delen.items()}


def _vijf_jaar(bron: Bron) -> Iterator[Blok]:
    """Version 2024: kept the home without debt or nuisance throughout five years."""
    delen = bron.nu.delen("duurzaam_wonen_vijf_jaar")
    if not delen or not delen["afgesloten"]:
        return
    bekend, duurzaam = getal(delen["bekend"]), getal(delen["duurzaam"])
    percentage = cel(delen["percentage"], Vorm.PROCENT)
    if bekend:
        woonden = {0: "woonde niemand", 1: "woonde er 1"}.get(
            duurzaam, f"woonden er {aantal(duurzaam)}"
        )
        yield Alinea(
            f"Van de {aantal(bekend)} kandidaten van wie alles bekend is, {woonden} "
            f"vijf jaar lang goed. Dat is {percentage.tekst}."
        )
    else:
        yield Alinea("Van niemand is bekend hoe het vijf jaar lang ging.")
    yield Tabel(
        "Vijf jaar duurzaam wonen",
        ("Wat", "Aantal"),
        (
            (naam("Minstens vijf jaar geleden positief afgesloten"), cel(delen["afgesloten"])),
            (naam("Alles bekend"), Cel(bekend)),
            (naam("Vijf jaar duurzaam gewoond"), Cel(duurzaam)),
            (naam("Niet alles bekend"), cel(delen["onbekend"])),
            (naam("Percentage van wie alles bekend is"), percentage),
        ),
        controles=tuple(controle.uit_register(bron.nu, "duurzaam_wonen_vijf_jaar_telt_op")),
    )
