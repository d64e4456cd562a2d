"""Sentences from figures, in simple Dutch: right in singular, zero, fewer, equal and unknown."""

from dataclasses import dataclass
from datetime import date

from sleutel.domein.opmaak import aantal, datum


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence in its forms; `{jaar}` and `{n}` are filled in. No form ends with a full stop."""

    meer: str
    een: str
    geen: str
    onbekend: str

    def over(self, jaar: int, n: int | None) -> str:
        """The form for this number, without a full stop."""
        if n is None:
            return self.onbekend.format(jaar=jaar)
        return {0: self.geen, 1: self.een}.get(n, self.meer).format(jaar=jaar, n=aantal(n))


ZINNEN: dict[str, Zin] = {
    "aanmeldingen": Zin(
        "In {jaar} werden {n} kandidaten aangemeld",
        "In {jaar} werd 1 kandidaat aangemeld",
        "In {jaar} werd niemand aangemeld",
        "Hoeveel kandidaten in {jaar} werden aangemeld, is niet bekend",
    ),
    "afgevallen_na_aanmelding": Zin(
        "In {jaar} vielen {n} kandidaten af voor de intake",
        "In {jaar} viel 1 kandidaat af voor de intake",
        "In {jaar} viel niemand af voor de intake",
        "Hoeveel kandidaten in {jaar} afvielen voor de intake, is niet bekend",
    ),
    "intakes": Zin(
        "In {jaar} hield het loket {n} intakes",
        "In {jaar} hield het loket 1 intake",
        "In {jaar} hield het loket geen intakes",
        "Hoeveel intakes het loket in {jaar} hield, is niet bekend",
    ),
    "negatief_na_intake": Zin(
        "In {jaar} stopten {n} trajecten na de intake",
        "In {jaar} stopte 1 traject na de intake",
        "In {jaar} stopte geen enkel traject na de intake",
        "Hoeveel trajecten in {jaar} stopten na de intake, is niet bekend",
    ),
    "op_wachtlijst_geplaatst": Zin(
        "In {jaar} kwamen {n} kandidaten op de wachtlijst van een corporatie",
        "In {jaar} kwam 1 kandidaat op de wachtlijst van een corporatie",
        "In {jaar} kwam niemand op de wachtlijst van een corporatie",
        "Hoeveel kandidaten in {jaar} op een wachtlijst kwamen, is niet bekend",
    ),
    "beeindigd_voor_huren": Zin(
        "In {jaar} gingen {n} kandidaten van de wachtlijst af zonder te huren",
        "In {jaar} ging 1 kandidaat van de wachtlijst af zonder te huren",
        "In {jaar} ging niemand van de wachtlijst af zonder te huren",
        "Hoeveel kandidaten in {jaar} van de wachtlijst af gingen, is niet bekend",
    ),
    "gestart_met_huren": Zin(
        "In {jaar} startten {n} kandidaten met huren",
        "In {jaar} startte 1 kandidaat met huren",
        "In {jaar} startte niemand met huren",
        "Hoeveel kandidaten in {jaar} startten met huren, is niet bekend",
    ),
    "positief_afgesloten": Zin(
        "In {jaar} zijn {n} trajecten van huurders positief afgesloten",
        "In {jaar} is 1 traject van een huurder positief afgesloten",
        "In {jaar} is geen traject van een huurder positief afgesloten",
        "Hoeveel trajecten van huurders in {jaar} positief zijn afgesloten, is niet bekend",
    ),
    "negatief_afgesloten": Zin(
        "In {jaar} zijn {n} trajecten van huurders negatief afgesloten",
        "In {jaar} is 1 traject van een huurder negatief afgesloten",
        "In {jaar} is geen traject van een huurder negatief afgesloten",
        "Hoeveel trajecten van huurders in {jaar} negatief zijn afgesloten, is niet bekend",
    ),
    "gefactureerd": Zin(
        "In {jaar} is voor {n} trajecten een factuur gestuurd",
        "In {jaar} is voor 1 traject een factuur gestuurd",
        "In {jaar} is voor geen enkel traject een factuur gestuurd",
        "Voor hoeveel trajecten in {jaar} een factuur is gestuurd, is niet bekend",
    ),
    "begeleiding_gedeclareerd": Zin(
        "In {jaar} zijn {n} declaraties voor begeleiding ingediend",
        "In {jaar} is 1 declaratie voor begeleiding ingediend",
        "In {jaar} is geen declaratie voor begeleiding ingediend",
        "Hoeveel declaraties voor begeleiding in {jaar} zijn ingediend, is niet bekend",
    ),
    "begeleiding_uitbetaald": Zin(
        "In {jaar} zijn {n} declaraties voor begeleiding uitbetaald",
        "In {jaar} is 1 declaratie voor begeleiding uitbetaald",
        "In {jaar} is geen declaratie voor begeleiding uitbetaald",
        "Hoeveel declaraties voor begeleiding in {jaar} zijn uitbetaald, is niet bekend",
    ),
    "klachten_ontvangen": Zin(
        "In {jaar} kwamen {n} klachten binnen",
        "In {jaar} kwam 1 klacht binnen",
        "In {jaar} kwamen er geen klachten binnen",
        "Hoeveel klachten in {jaar} binnenkwamen, is niet bekend",
    ),
}


def vergelijk(n: int, vorig: int | None, vorig_jaar: int) -> str:
    """What follows the sentence: “, 29 meer dan in 2020 (53)”; nothing where 2020 is unknown."""
    if vorig is None:
        return ""
    if n == vorig:
        return f", evenveel als in {vorig_jaar}" if n else f", net als in {vorig_jaar}"
    if vorig == 0:
        return f"; in {vorig_jaar} was dat 0"
    woord = "meer" if n > vorig else "minder"
    return f", {aantal(abs(n - vorig))} {woord} dan in {vorig_jaar} ({aantal(vorig)})"


def jaarzin(code: str, jaar: int, n: int | None, vorig: int | None = None) -> str:
    """“In 2021 startten 82 kandidaten met huren, 29 meer dan in 2020 (53).”"""
    staart = "" if n is None else vergelijk(n, vorig, jaar - 1)
    return f"{ZINNEN[code].over(jaar, n)}{staart}."


def afspraakzin(verhuurd: int, afgesproken: int | None) -> str:
    """“Van de 84 afgesproken woningen zijn er 82 verhuurd.” None: nothing was agreed."""
    if afgesproken is None:
        return "Er is geen taakstelling afgesproken."
    if afgesproken == 0:
        er = "er is 1" if verhuurd == 1 else f"er zijn {aantal(verhuurd)}"
        slot = f"maar {er}" if verhuurd else "en er is er ook geen"
        return f"Er waren geen woningen afgesproken, {slot} verhuurd."
    if afgesproken == 1 and verhuurd < 2:
        return f"De ene afgesproken woning is {'' if verhuurd else 'niet '}verhuurd."
    if verhuurd == afgesproken:
        return f"Alle {aantal(afgesproken)} afgesproken woningen zijn verhuurd."
    if verhuurd > afgesproken:
        return (
            f"Er zijn {aantal(verhuurd)} woningen verhuurd, {aantal(verhuurd - afgesproken)} meer "
            f"dan afgesproken ({aantal(afgesproken)})."
        )
    slot = _zijn_er(verhuurd) if verhuurd else "is er geen"
    return f"Van de {aantal(afgesproken)} afgesproken woningen {slot} verhuurd."


def wonendzin(n: int, peildatum: date) -> str:
    """Who rents on the peildatum and still has an open traject."""
    op = f"Op {datum(peildatum)}"
    if n == 0:
        return f"{op} huurde niemand met een open traject."
    if n == 1:
        return f"{op} huurde 1 kandidaat met een open traject."
    return f"{op} huurden {aantal(n)} kandidaten met een open traject."


def betaaldzin(betaald: int, gestuurd: int, peildatum: date) -> str:
    """How many of the invoices were paid. There must be at least one invoice."""
    op = f"Op {datum(peildatum)}"
    if gestuurd == 1:
        return f"{op} was die factuur {'' if betaald else 'nog niet '}betaald."
    if betaald == gestuurd:
        return f"{op} waren alle {aantal(gestuurd)} facturen betaald."
    if betaald == 0:
        return f"{op} was nog geen van de {aantal(gestuurd)} facturen betaald."
    waren = "was" if betaald == 1 else "waren"
    return f"{op} {waren} {aantal(betaald)} van de {aantal(gestuurd)} facturen betaald."


def _zijn_er(n: int) -> str:
    return "is er 1" if n == 1 else f"zijn er {aantal(n)}"
