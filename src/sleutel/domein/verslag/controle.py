"""The closing checks as they stand under a table: in words that a board reads."""

import re
from collections.abc import Sequence

from sleutel.domein.opmaak import aantal
from sleutel.domein.verslag.bron import Jaar
from sleutel.domein.verslag.document import Cel, Sluitcontrole

NAMEN: dict[str, str] = {
    "aanmeldingen": "Aangemeld",
    "aanmeldingen_per_aanmelder": "Aanmeldingen per aanmelder",
    "aanmeldingen_per_soort_aanmelder": "Aanmeldingen per soort aanmelder",
    "afgevallen_na_aanmelding": "Afgevallen voor de intake",
    "afgevallen_naar_reden": "Afgevallen, naar reden",
    "intakes": "Intakes",
    "intakes_doel": "Doel voor intakes",
    "negatief_na_intake": "Gestopt na de intake",
    "negatief_na_intake_naar_reden": "Gestopt na de intake, naar reden",
    "op_wachtlijst_geplaatst": "Op de wachtlijst geplaatst",
    "beeindigd_voor_huren": "Van de wachtlijst af zonder te huren",
    "beeindigd_naar_reden": "Van de wachtlijst af, naar reden",
    "gestart_met_huren": "Gestart met huren",
    "start_huren_per_corporatie": "Gestart met huren per corporatie",
    "start_huren_per_gemeente": "Gestart met huren per gemeente",
    "start_huren_per_woonplaats": "Gestart met huren per plaats",
    "gemiddelde_wachttijd_maanden": "Gemiddelde wachttijd in maanden",
    "gemiddelde_wachttijd_maanden_per_corporatie": "Gemiddelde wachttijd per corporatie",
    "wonend": "Wonend op de peildatum",
    "positief_afgesloten": "Positief afgesloten",
    "negatief_afgesloten": "Negatief afgesloten",
    "afgesloten_naar_reden": "Afgesloten, naar reden",
    "verkorte_toeleiding": "Verkorte toeleiding",
    "taakstelling": "Taakstelling",
    "taakstelling_per_corporatie": "Taakstelling per corporatie",
    "spreiding_per_gemeente": "Spreiding per gemeente",
    "gefactureerd": "Facturen",
    "facturen_betaald": "Betaalde facturen",
    "begeleiding_gedeclareerd": "Begeleiding gedeclareerd",
    "begeleiding_uitbetaald": "Begeleiding uitbetaald",
    "klachten_ontvangen": "Klachten",
    "klachten_naar_uitspraak": "Klachten naar uitspraak",
    "percentage_duurzaam_wonen": "Duurzaam wonen",
    "duurzaam_wonen_vijf_jaar": "Vijf jaar duurzaam wonen",
    "duurzaamheid_naar_jaar_van_afsluiting": "Duurzaam wonen, naar jaar van afsluiting",
}
"""Each figure as the report calls it."""

VOLGORDE = "De stappen van elk traject staan in de goede volgorde: geen stap ligt voor de vorige."


def in_woorden(uitleg: str) -> str:
    """The explanation of a check with names in the place of codes."""

    def woord(code: re.Match[str]) -> str:
        return NAMEN.get(code[0], code[0].replace("_", " ")).lower()

    tekst = re.sub(r"\b[a-z]+(?:_[a-z]+)+\b|\bgefactureerd\b", woord, uitleg)
    return tekst[:1].upper() + tekst[1:]


def uit_register(jaar: Jaar, *codes: str) -> list[Sluitcontrole]:
    """The checks with these codes, as the figures made them."""
    gevonden = [controle for code in codes if (controle := jaar.controle(code)) is not None]
    return [Sluitcontrole(in_woorden(c.uitleg), c.klopt) for c in gevonden]


def volgorde(jaar: Jaar) -> list[Sluitcontrole]:
    """All checks on the order of steps: one sentence, or every one that does not hold."""
    stappen = [controle for controle in jaar.controles if "_niet_voor_" in controle.code]
    fout = [Sluitcontrole(in_woorden(c.uitleg), klopt=False) for c in stappen if not c.klopt]
    return fout or [Sluitcontrole(VOLGORDE, klopt=True)]


def telt_op(
    rijen: Sequence[Sequence[Cel]], totaal: int | None, wat: str, kolom: int = 1
) -> Sluitcontrole:
    """The numbers in one column of the rows as they are shown, held against the figure."""
    getallen = [rij[kolom].waarde for rij in rijen]
    samen = sum(n for n in getallen if isinstance(n, int))
    tekst = f"De rijen zijn samen {aantal(samen)}. {wat}: {aantal(totaal)}."
    return Sluitcontrole(tekst, samen == totaal)


def niet_meer_dan(wat: str, minder: int | None, geheel: str, meer: int | None) -> Sluitcontrole:
    """A part held against the whole that it is taken from."""
    klopt = (minder or 0) <= (meer or 0)
    tekst = f"{wat}: {aantal(minder)}. Dat is {'niet ' if klopt else ''}meer dan {geheel}: {aantal(meer)}."
    return Sluitcontrole(tekst, klopt)
