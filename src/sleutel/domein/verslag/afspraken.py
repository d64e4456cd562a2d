"""The chapters on what was agreed: taakstelling, waiting time and spreiding."""

from collections.abc import Iterator
from fractions import Fraction

from sleutel.domein.opmaak import aantal, maanden, opgesomd
from sleutel.domein.verslag import controle, zinnen
from sleutel.domein.verslag.bron import Bron, Jaar, cel, getal, naam
from sleutel.domein.verslag.document import (
    Alinea,
    Blok,
    Cel,
    Grafiek,
    Kop,
    Punt,
    Soort,
    Tabel,
    Vorm,
)
from sleutel.domein.verslag.tabellen import deeltabel, op_grootte


def taakstelling(bron: Bron) -> tuple[Blok, ...]:
    """What each corporatie agreed and what came of it: all together, then each woonproces."""
    blokken = [*_taakstelling(bron.nu, "Alle woonprocessen samen")]
    for proces, (nu, _) in bron.actief.items():
        if nu.getal("taakstelling") is not None:
            blokken += [Kop(proces.label), *_taakstelling(nu, proces.label)]
    return tuple(blokken)


def _taakstelling(nu: Jaar, wat: str) -> Iterator[Blok]:
    gestart, afgesproken = nu.getal("gestart_met_huren") or 0, nu.getal("taakstelling")
    yield Alinea(zinnen.afspraakzin(gestart, afgesproken))
    delen = nu.velden("taakstelling_per_corporatie")
    if not delen:
        if gestart:
            yield deeltabel(
                f"{wat}: gestart met huren per corporatie",
                "Corporatie",
                nu,
                "start_huren_per_corporatie",
                "gestart_met_huren",
            )
        return
    woorden = [f"{c} {d['gestart']} van {d['afgesproken']}" for c, d in delen.items()]
    yield Grafiek(
        Soort.AFSPRAAK,
        f"{wat}: gestart met huren, en wat is afgesproken",
        f"Per corporatie gestart met huren tegenover de taakstelling: {opgesomd(woorden)}.",
        tuple(Punt(c, Cel(d["gestart"]), d["afgesproken"]) for c, d in delen.items()),
    )
    rijen = [
        (naam(c), Cel(d["afgesproken"]), Cel(d["gestart"]), Cel(d["gestart"] - d["afgesproken"]))
        for c, d in delen.items()
    ]
    elders = gestart - sum(d["gestart"] for d in delen.values())
    if elders:
        rijen.append((naam("Zonder taakstelling"), Cel(None), Cel(elders), Cel(None)))
    verschil = None if afgesproken is None else gestart - afgesproken
    yield Tabel(
        f"{wat}: taakstelling en gestart met huren in {nu.jaar}",
        ("Corporatie", "Afgesproken", "Gestart", "Verschil"),
        (*rijen, (naam("Totaal"), Cel(afgesproken), Cel(gestart), Cel(verschil))),
        totaal=True,
        controles=(
            controle.telt_op(rijen, afgesproken, "Afgesproken is"),
            controle.telt_op(rijen, gestart, "Gestart met huren", 2),
        ),
    )


def wachttijd(bron: Bron) -> tuple[Blok, ...]:
    """From the list to the start of rent, against the agreed months, where they are one number."""
    nu, afgesproken = bron.nu, bron.nu.afgesproken_maanden
    gemiddeld = nu.maat("gemiddelde_wachttijd_maanden")
    if gemiddeld is None:
        zin = (
            f"In {bron.jaar} startte niemand met huren vanaf een wachtlijst. Er is geen gemiddelde."
        )
        return (Alinea(zin),)
    delen = nu.delen("gemiddelde_wachttijd_maanden_per_corporatie")
    punten = tuple(Punt(c, cel(m, Vorm.MAANDEN)) for c, m in delen.items())
    woorden = [f"{punt.naam} {punt.waarde.tekst}" for punt in punten]
    termijn = "Wat is afgesproken, verschilt per regio."
    lijn = grensnaam = ""
    if afgesproken is not None:
        woord = f"{afgesproken} {'maand' if afgesproken == 1 else 'maanden'}"
        termijn = f"Afgesproken is hoogstens {woord}."
        lijn, grensnaam = f"De lijn staat bij {woord}. ", f"afgesproken: {woord}"
    blokken: list[Blok] = [
        Alinea(
            f"Wie in {bron.jaar} ging huren, stond gemiddeld {maanden(gemiddeld)} op de wachtlijst. "
            f"{termijn}"
        ),
        *([] if afgesproken is None else [Alinea(_te_lang(nu, afgesproken))]),
        Grafiek(
            Soort.STIPPEN,
            "Gemiddelde wachttijd per corporatie, in maanden",
            f"{lijn}In maanden: {opgesomd(woorden)}.",
            punten,
            grens=afgesproken,
            grensnaam=grensnaam,
        ),
        _wachttabel(bron),
    ]
    return tuple(blokken)


def _te_lang(nu: Jaar, afgesproken: int) -> str:
    """Which corporaties took longer than agreed, by the unrounded means."""
    exact = nu.exact["gemiddelde_wachttijd_maanden_per_corporatie"]
    assert isinstance(exact, dict)
    lang = [
        corporatie
        for corporatie, m in exact.items()
        if isinstance(m, int | Fraction) and m > afgesproken
    ]
    if not lang:
        return "Bij geen enkele corporatie was het gemiddelde langer dan afgesproken."
    return f"Het gemiddelde was langer dan afgesproken bij {opgesomd(lang)}."


def _wachttabel(bron: Bron) -> Tabel:
    code = "gemiddelde_wachttijd_maanden"
    jaren = [paar[0] for paar in bron.actief.values()] + [bron.nu]
    per = [jaar.delen(f"{code}_per_corporatie") for jaar in jaren]
    rijen = tuple(
        (naam(corporatie), *(cel(delen.get(corporatie), Vorm.MAANDEN) for delen in per))
        for corporatie in bron.nu.delen(f"{code}_per_corporatie")
    )
    samen = tuple(Cel(jaar.maat(code), Vorm.MAANDEN) for jaar in jaren)
    return Tabel(
        "Gemiddelde wachttijd in maanden",
        ("Corporatie", *(proces.label for proces in bron.actief), "Alle samen"),
        (*rijen, (naam("Gemiddeld"), *samen)),
        totaal=True,
        controles=tuple(controle.uit_register(bron.nu, "gemiddelde_wachttijd_past_bij_delen")),
    )


def spreiding(bron: Bron) -> tuple[Blok, ...]:
    """Where people went to live, against the agreed maximum of each gemeente."""
    nu = bron.nu
    gestart = {deel: getal(n) for deel, n in nu.delen("start_huren_per_gemeente").items()}
    maxima = {g: d["maximum"] for g, d in nu.velden("spreiding_per_gemeente").items()}
    if not gestart and not maxima:
        zin = zinnen.jaarzin("gestart_met_huren", bron.jaar, 0)
        return (Alinea(zin),)
    alle = {gemeente: gestart.get(gemeente, 0) for gemeente in (*gestart, *maxima)}
    volgorde = op_grootte(alle)
    woorden = [
        f"{g} {aantal(alle[g])}" + (f" (maximum {aantal(maxima[g])})" if g in maxima else "")
        for g in volgorde
    ]
    blokken: list[Blok] = [
        Alinea(_maximum(bron.jaar, alle, maxima)),
        Grafiek(
            Soort.AFSPRAAK,
            "Gestart met huren per gemeente" + (", en het maximum" if maxima else ""),
            f"Per gemeente gestart met huren: {opgesomd(woorden)}.",
            tuple(Punt(naam(g).tekst, Cel(alle[g]), maxima.get(g)) for g in volgorde),
        ),
        _gemeenten(nu, alle, maxima, volgorde),
    ]
    if gestart:
        blokken.append(
            deeltabel(
                "Gestart met huren per plaats",
                "Plaats",
                nu,
                "start_huren_per_woonplaats",
                "gestart_met_huren",
            )
        )
    return tuple(blokken)


def _maximum(jaar: int, alle: dict[str, int], maxima: dict[str, int]) -> str:
    if not maxima:
        return f"Voor {jaar} is geen maximum per gemeente afgesproken."
    over = [
        f"{g} ({aantal(alle[g])}, het maximum is {aantal(n)})"
        for g, n in maxima.items()
        if alle[g] > n
    ]
    if not over:
        return "Geen enkele gemeente kwam boven het afgesproken maximum."
    return f"Boven het afgesproken maximum kwam: {opgesomd(over)}."


def _gemeenten(
    nu: Jaar, alle: dict[str, int], maxima: dict[str, int], volgorde: list[str]
) -> Tabel:
    met_maximum = bool(maxima)

    def rij(gemeente: str) -> tuple[Cel, ...]:
        los = naam(gemeente), Cel(alle[gemeente])
        return (*los, Cel(maxima.get(gemeente))) if met_maximum else los

    rijen = [rij(gemeente) for gemeente in volgorde]
    samen = nu.getal("gestart_met_huren")
    totaal = (naam("Totaal"), Cel(samen))
    controles = [controle.telt_op(rijen, samen, "Gestart met huren")]
    if met_maximum:
        onder_maximum = sum(d["gestart"] for d in nu.velden("spreiding_per_gemeente").values())
        controles.append(
            controle.niet_meer_dan(
                "In gemeenten met een maximum", onder_maximum, "het totaal", samen
            )
        )
    return Tabel(
        f"Gestart met huren per gemeente in {nu.jaar}",
        ("Gemeente", "Gestart", "Maximum") if met_maximum else ("Gemeente", "Gestart"),
        (*rijen, (*totaal, Cel(None)) if met_maximum else totaal),
        totaal=True,
        controles=tuple(controles),
    )
