"""The closing checks: each compares figures that were made apart, or the dates behind them.

A check holds for every register that the import takes in; one that fails shows a fault in the
record or in a definition, and the account is not to be published before it is found.
"""

from collections.abc import Iterable, Mapping

from sleutel.domein.cijfers.afronding import Waarde, tekst
from sleutel.domein.cijfers.cijfer import Controle, Toets
from sleutel.domein.cijfers.duurzaam import vijf_jaar
from sleutel.domein.cijfers.emmers import Emmers
from sleutel.domein.opmaak import aantal, hoeveel
from sleutel.domein.procesgang.soorten import NAMEN, Soort


def som(waarde: Waarde, veld: str | None = None) -> int | None:
    """The sum of the counts in a figure with parts; None where it is null.

    `veld` picks one number where each part holds several.
    """
    if not isinstance(waarde, dict):
        return waarde if isinstance(waarde, int) else None
    inhoud: Iterable[Waarde] = waarde.values()
    if veld is not None:
        inhoud = [deel.get(veld) for deel in inhoud if isinstance(deel, dict)]
    return sum(getal for getal in inhoud if isinstance(getal, int))


def delen_zijn_totaal(delen: str, *totalen: str, veld: str | None = None) -> Toets:
    """The parts of `delen` make together the sum of the figures `totalen`."""

    def toets(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
        samen = som(waarden[delen], veld)
        bekend = [n for code in totalen if isinstance(n := waarden[code], int)]
        if samen is None or (len(bekend) < len(totalen) and samen == 0):
            return None
        uitleg = (
            f"De delen van {delen} maken samen {aantal(samen)}. "
            f"Het totaal ({' + '.join(totalen)}) is {aantal(sum(bekend))}."
        )
        return Controle(f"{delen}_telt_op", samen == sum(bekend), uitleg)

    return toets


def delen_zijn_hoogstens(delen: str, totaal: str, veld: str) -> Toets:
    """The parts that are shown are never more than the whole they are taken from."""

    def toets(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
        samen, geheel = som(waarden[delen], veld), som(waarden[totaal])
        if samen is None or geheel is None:
            return None
        uitleg = (
            f"Onder {delen} staan samen {aantal(samen)}. "
            f"Dat mag niet meer zijn dan {totaal}: {aantal(geheel)}."
        )
        return Controle(f"{delen}_past_in_totaal", samen <= geheel, uitleg)

    return toets


def hoogstens(code: str, deel: str, totaal: str) -> Toets:
    """One figure is never more than another that it is a part of."""

    def toets(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
        minder, meer = som(waarden[deel]), som(waarden[totaal])
        if minder is None or meer is None:
            return None
        uitleg = f"{deel} is {aantal(minder)}. Dat mag niet meer zijn dan {totaal}: {aantal(meer)}."
        return Controle(code, minder <= meer, uitleg)

    return toets


def volgorde(code: str, eerst: Soort, dan: Soort) -> Toets:
    """No `dan` in the period lies before the `eerst` of the same traject."""

    def toets(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
        standen, eerder, later = emmers.in_periode(dan), eerst.value, dan.value
        fout = sum(
            eerder in stand.feiten and stand.feiten[eerder].op > stand.feiten[later].op
            for stand in standen
        )
        uitleg = (
            f"Bij {aantal(fout)} van de {aantal(len(standen))} trajecten ligt de datum van "
            f"‘{NAMEN[dan].lower()}’ voor de datum van ‘{NAMEN[eerst].lower()}’."
        )
        return Controle(code, fout == 0, uitleg)

    return toets


def wonend_klopt(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
    """Who lives there now is who ever started, less who was closed."""
    gestart = sum("start_huren" in stand.feiten for stand in emmers.standen)
    afgesloten = sum("afgesloten" in stand.feiten for stand in emmers.standen)
    uitleg = (
        f"Ooit gestart met huren: {aantal(gestart)}. Daarvan is afgesloten: {aantal(afgesloten)}. "
        f"Dan wonen er {aantal(gestart - afgesloten)}. "
        f"Het cijfer wonend is {aantal(som(waarden['wonend']))}."
    )
    return Controle("wonend_klopt", waarden["wonend"] == gestart - afgesloten, uitleg)


def gemiddelde_tussen_delen(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
    """A mean lies between the lowest and the highest mean of its parts."""
    geheel = waarden["gemiddelde_wachttijd_maanden"]
    per_corporatie = waarden["gemiddelde_wachttijd_maanden_per_corporatie"]
    delen = per_corporatie.values() if isinstance(per_corporatie, dict) else []
    getallen = [deel for deel in delen if deel is not None and not isinstance(deel, dict)]
    code = "gemiddelde_wachttijd_past_bij_delen"
    if geheel is None or isinstance(geheel, dict) or not getallen:
        klopt = geheel is None and not getallen
        return Controle(code, klopt, "Zonder start met een wachtlijst is er geen gemiddelde.")
    laagste, hoogste = min(getallen), max(getallen)
    uitleg = (
        f"Het gemiddelde is {tekst(geheel, 2)} maanden. Per corporatie loopt het "
        f"van {tekst(laagste, 2)} tot {tekst(hoogste, 2)} maanden."
    )
    return Controle(code, laagste <= geheel <= hoogste, uitleg)


def verkort_past_in_totaal(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
    """The short route holds never more than all trajecten together."""
    verkort = waarden["verkorte_toeleiding"]
    assert isinstance(verkort, dict)
    deel = {naam: som(verkort[naam]) or 0 for naam in verkort if not naam.startswith("gemiddelde")}
    paren = [
        ("aangemeld", deel["aangemeld"], som(waarden["aanmeldingen"]) or 0),
        (
            "bemiddeld",
            deel["bemiddeld_verkort"] + deel["bemiddeld_regulier"],
            som(waarden["gestart_met_huren"]) or 0,
        ),
        (
            "afgewezen",
            deel["afgewezen"],
            (som(waarden["afgevallen_na_aanmelding"]) or 0)
            + (som(waarden["negatief_na_intake"]) or 0),
        ),
    ]
    uitleg = "Verkorte toeleiding tegenover alle trajecten: "
    uitleg += ", ".join(f"{naam} {aantal(n)} van {aantal(alle)}" for naam, n, alle in paren) + "."
    klopt = all(n <= alle for _, n, alle in paren)
    return Controle("verkorte_toeleiding_past_in_totaal", klopt, uitleg)


def antwoorden_tellen_op(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
    """For each year of closing the answers to each question make the number measured."""
    jaren = waarden["duurzaamheid_naar_jaar_van_afsluiting"]
    assert isinstance(jaren, dict)
    fout: list[str] = []
    for jaar, inhoud in jaren.items():
        assert isinstance(inhoud, dict)
        gemeten = som(inhoud["positief_afgesloten"]) or 0
        fout += [
            f"{jaar} {vraag}: {aantal(samen)} antwoorden bij {aantal(gemeten)} gemeten."
            for vraag in ("woonsituatie", "overlast", "huurachterstand")
            if (samen := som(inhoud[vraag])) != gemeten
        ]
    uitleg = " ".join(fout) or (
        f"In {hoeveel(len(jaren), 'jaar', 'jaren')} van afsluiting heeft elke vraag een antwoord per gemeten traject."
    )
    return Controle("duurzaamheid_telt_op", not fout, uitleg)


def percentage_is_gemiddelde(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
    """The percentage by year of closing is the mean of the two shares that are shown beside it."""
    jaren = waarden["duurzaamheid_naar_jaar_van_afsluiting"]
    percentages = waarden["percentage_duurzaam_wonen"]
    assert isinstance(jaren, dict)
    assert isinstance(percentages, dict)
    fout: list[str] = []
    for jaar in sorted({*jaren, *percentages}):
        inhoud = jaren.get(jaar)
        delen = inhoud if isinstance(inhoud, dict) else {}
        overlast = delen.get("percentage_geen_overlast")
        achterstand = delen.get("percentage_geen_huurachterstand")
        verwacht = (
            None
            if overlast is None
            or achterstand is None
            or isinstance(overlast, dict)
            or isinstance(achterstand, dict)
            else (overlast + achterstand) / 2
        )
        if percentages.get(jaar) != verwacht:
            fout.append(jaar)
    uitleg = (
        "Het percentage is het gemiddelde van geen overlast en geen huurachterstand. "
        f"Jaren waarin dat niet klopt: {', '.join(fout) or 'geen'}."
    )
    return Controle("percentage_is_gemiddelde_van_twee", not fout, uitleg)


def vijf_jaar_telt_op(waarden: Mapping[str, Waarde], emmers: Emmers) -> Controle | None:
    """Known, unknown and moved of their own accord make all that were closed long enough ago."""
    delen = waarden["duurzaam_wonen_vijf_jaar"]
    if not isinstance(delen, dict):
        return None
    afgesloten, bekend = som(delen["afgesloten"]) or 0, som(delen["bekend"]) or 0
    onbekend, duurzaam = som(delen["onbekend"]) or 0, som(delen["duurzaam"]) or 0
    verhuisd = len(emmers.eenmaal(vijf_jaar).verhuisd)
    klopt = bekend + onbekend + verhuisd == afgesloten and duurzaam <= bekend
    uitleg = (
        f"Bekend {aantal(bekend)}, onbekend {aantal(onbekend)} en zelf verhuisd {aantal(verhuisd)}: "
        f"samen {aantal(bekend + onbekend + verhuisd)}. Afgesloten: {aantal(afgesloten)}. "
        f"Duurzaam: {aantal(duurzaam)} van {aantal(bekend)}."
    )
    return Controle("duurzaam_wonen_vijf_jaar_telt_op", klopt, uitleg)
