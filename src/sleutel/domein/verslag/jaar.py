"""The chapters on the chain: the year at a glance, stand van zaken, and each woonproces."""

from collections.abc import Iterator

from sleutel.domein.opmaak import aantal, dagen, maanden, opgesomd, procent
from sleutel.domein.verslag import controle, zinnen
from sleutel.domein.verslag.bron import Bron, Jaar, cel, naam
from sleutel.domein.verslag.controle import NAMEN
from sleutel.domein.verslag.document import (
    Alinea,
    Blok,
    Cel,
    Grafiek,
    Kop,
    Opsomming,
    Punt,
    Sluitcontrole,
    Soort,
    Tabel,
)
from sleutel.domein.verslag.tabellen import STAPPEN, deeltabel, jaartabel

TRECHTER = (
    "aanmeldingen",
    "intakes",
    "op_wachtlijst_geplaatst",
    "gestart_met_huren",
    "positief_afgesloten",
)
"""The steps that go on; what falls off between them stands in the table."""


def zin(code: str, nu: Jaar, vorig: Jaar | None) -> str:
    """The sentence on one count, beside the year before."""
    return zinnen.jaarzin(code, nu.jaar, nu.getal(code), vorig.getal(code) if vorig else None)


def oogopslag(bron: Bron) -> tuple[Blok, ...]:
    """The year at a glance: eight sentences, the funnel, and the year beside the year before."""
    nu, vorig = bron.nu, bron.vorig
    intakes = zin("intakes", nu, vorig)
    if (doel := nu.getal("intakes_doel")) is not None:
        intakes += f" Het doel was {aantal(doel)}."
    punten = [
        zin("aanmeldingen", nu, vorig),
        intakes,
        zin("gestart_met_huren", nu, vorig),
        zinnen.afspraakzin(nu.getal("gestart_met_huren") or 0, nu.getal("taakstelling")),
        *_wachten(nu),
        zinnen.wonendzin(nu.getal("wonend") or 0, bron.peildatum),
        zin("positief_afgesloten", nu, vorig),
        *_duurzaam(nu),
    ]
    controles = [*controle.volgorde(nu), *controle.uit_register(nu, "wonend_klopt")]
    return (
        Opsomming(tuple(punten)),
        trechter(nu, "Van aanmelding naar huis"),
        jaartabel("Het jaar in cijfers", nu, vorig, STAPPEN, controles),
    )


def _wachten(nu: Jaar) -> Iterator[str]:
    if (gemiddeld := nu.maat("gemiddelde_wachttijd_maanden")) is not None:
        yield f"Wie ging huren, stond gemiddeld {maanden(gemiddeld)} op de wachtlijst."


def _duurzaam(nu: Jaar) -> Iterator[str]:
    jaren = nu.delen("percentage_duurzaam_wonen")
    if jaren:
        laatste = max(jaren)
        waarde = jaren[laatste]
        if waarde is not None and not isinstance(waarde, dict):
            yield (
                f"Het percentage duurzaam wonen is {procent(waarde)}, voor wie in {laatste} positief "
                "is afgesloten."
            )
    elif (vijf := nu.maat("percentage_duurzaam_wonen")) is not None:
        yield f"Vijf jaar na het afsluiten woonde {procent(vijf)} nog steeds goed."


def trechter(nu: Jaar, titel: str) -> Grafiek:
    """The funnel as bars on one scale."""
    punten = [(code, nu.getal(code)) for code in TRECHTER]
    woorden = [f"{NAMEN[code].lower()} {aantal(n)}" for code, n in punten]
    return Grafiek(
        Soort.TRECHTER,
        titel,
        f"Balken van boven naar beneden, in {nu.jaar}: {opgesomd(woorden)}.",
        tuple(Punt(NAMEN[code], Cel(n)) for code, n in punten),
    )


def stand_van_zaken(bron: Bron) -> tuple[Blok, ...]:
    """How the year went, step by step, with who brought people in and why people left."""
    nu, vorig = bron.nu, bron.vorig
    blokken: list[Blok] = [Kop("Aanmelding"), Alinea(zin("aanmeldingen", nu, vorig))]
    if nu.getal("aanmeldingen"):
        blokken += [
            deeltabel(
                "Wie meldde aan?",
                "Soort aanmelder",
                nu,
                "aanmeldingen_per_soort_aanmelder",
                "aanmeldingen",
            ),
            deeltabel(
                "Aanmeldingen per organisatie",
                "Organisatie",
                nu,
                "aanmeldingen_per_aanmelder",
                "aanmeldingen",
            ),
        ]
    for kop, code, delen in (
        ("Afgevallen voor de intake", "afgevallen_na_aanmelding", "afgevallen_naar_reden"),
        ("Intake", "negatief_na_intake", "negatief_na_intake_naar_reden"),
        ("Wachtlijst", "beeindigd_voor_huren", "beeindigd_naar_reden"),
    ):
        blokken.append(Kop(kop))
        if code == "negatief_na_intake":
            blokken.append(Alinea(zin("intakes", nu, vorig)))
        if code == "beeindigd_voor_huren":
            blokken.append(Alinea(zin("op_wachtlijst_geplaatst", nu, vorig)))
        blokken.append(Alinea(zin(code, nu, vorig)))
        if nu.getal(code):
            blokken.append(deeltabel(NAMEN[delen], "Reden", nu, delen, code))
    blokken += [*_huren(bron), *_verkort(bron)]
    return tuple(blokken)


def _huren(bron: Bron) -> Iterator[Blok]:
    nu, vorig = bron.nu, bron.vorig
    yield Kop("Huren en afsluiten")
    yield Alinea(zin("gestart_met_huren", nu, vorig))
    yield Alinea(zinnen.wonendzin(nu.getal("wonend") or 0, bron.peildatum))
    yield Alinea(zin("positief_afgesloten", nu, vorig))
    yield Alinea(zin("negatief_afgesloten", nu, vorig))
    if nu.getal("positief_afgesloten") or nu.getal("negatief_afgesloten"):
        yield deeltabel(
            NAMEN["afgesloten_naar_reden"],
            "Reden",
            nu,
            "afgesloten_naar_reden",
            "positief_afgesloten",
            "negatief_afgesloten",
        )


VERKORT = {
    "aangemeld": "Gevraagd om verkorte toeleiding",
    "bemiddeld_verkort": "Verkort bemiddeld",
    "bemiddeld_regulier": "Toch gewoon bemiddeld",
    "afgewezen": "Afgewezen",
}


def _verkort(bron: Bron) -> Iterator[Blok]:
    delen = bron.nu.delen("verkorte_toeleiding")
    yield Kop("Verkorte toeleiding")
    if not any(delen[deel] for deel in VERKORT):
        yield Alinea(
            f"In {bron.jaar} is voor niemand om de korte weg van opvang naar woning gevraagd."
        )
        return
    wachttijd = delen["gemiddelde_wachttijd_dagen"]
    if wachttijd is not None and not isinstance(wachttijd, dict):
        yield Alinea(
            f"Wie verkort is bemiddeld, stond gemiddeld {dagen(wachttijd)} op de wachtlijst."
        )
    yield Tabel(
        "Verkorte toeleiding, van opvang naar woning",
        ("Wat", "Aantal"),
        tuple((naam(kop), cel(delen[deel])) for deel, kop in VERKORT.items()),
        controles=tuple(controle.uit_register(bron.nu, "verkorte_toeleiding_past_in_totaal")),
    )


def per_woonproces(bron: Bron) -> tuple[Blok, ...]:
    """The woonprocessen beside each other, and then each of them."""
    blokken: list[Blok] = []
    if bron.actief:
        blokken.append(_naast_elkaar(bron))
    for proces, (nu, vorig) in bron.actief.items():
        punten = [zin(code, nu, vorig) for code in ("aanmeldingen", "gestart_met_huren")]
        if (agreed := nu.getal("taakstelling")) is not None:
            punten.append(zinnen.afspraakzin(nu.getal("gestart_met_huren") or 0, agreed))
        punten += [
            *_wachten(nu),
            *(zin(code, nu, vorig) for code in ("negatief_na_intake", "positief_afgesloten")),
            zinnen.wonendzin(nu.getal("wonend") or 0, bron.peildatum),
        ]
        controles = [*controle.volgorde(nu), *controle.uit_register(nu, "wonend_klopt")]
        blokken += [
            Kop(proces.label),
            Opsomming(tuple(punten)),
            trechter(nu, f"{proces.label}: van aanmelding naar huis"),
            jaartabel(f"{proces.label} in cijfers", nu, vorig, STAPPEN, controles),
        ]
    stil = [proces.label for proces in bron.per_woonproces if proces not in bron.actief]
    if stil:
        blokken.append(
            Alinea(f"Voor {opgesomd(stil)} staat er over {bron.jaar} niets in het register.")
        )
    return tuple(blokken)


def _naast_elkaar(bron: Bron) -> Tabel:
    """Each step by woonproces; what stands in a row makes the figure of all together."""
    processen = list(bron.actief)

    def rij(code: str) -> tuple[Cel, ...]:
        los = [Cel(bron.actief[proces][0].getal(code)) for proces in processen]
        return naam(NAMEN[code]), *los, Cel(bron.nu.getal(code))

    rijen = tuple(rij(code) for code in STAPPEN)
    fout = [
        Sluitcontrole(
            f"{r[0].tekst}: de woonprocessen zijn samen {aantal(samen)}, "
            f"het cijfer van alle samen is {r[-1].tekst}.",
            klopt=False,
        )
        for r in rijen
        if (samen := sum(c.waarde for c in r[1:-1] if isinstance(c.waarde, int))) != r[-1].waarde
    ]
    goed = Sluitcontrole("In elke rij zijn de woonprocessen samen het laatste getal.", klopt=True)
    return Tabel(
        "De woonprocessen naast elkaar",
        ("Cijfer", *(proces.label for proces in processen), "Samen"),
        rijen,
        controles=tuple(fout) or (goed,),
    )
