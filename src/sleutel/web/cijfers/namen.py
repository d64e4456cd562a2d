"""The chapters of the account, and the names that people read for its figures."""

HOOFDSTUKKEN: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Aanmelding en intake",
        {
            "aanmeldingen": "Aanmeldingen",
            "aanmeldingen_per_aanmelder": "Aanmeldingen per aanmelder",
            "aanmeldingen_per_soort_aanmelder": "Aanmeldingen per soort aanmelder",
            "afgevallen_na_aanmelding": "Afgevallen na de aanmelding",
            "afgevallen_naar_reden": "Afgevallen, naar reden",
            "intakes": "Intakes",
            "intakes_doel": "Doel voor intakes",
            "negatief_na_intake": "Negatief na de intake",
            "negatief_na_intake_naar_reden": "Negatief na de intake, naar reden",
        },
    ),
    (
        "Wachtlijst en start met huren",
        {
            "op_wachtlijst_geplaatst": "Op de wachtlijst geplaatst",
            "beeindigd_voor_huren": "Beëindigd voor het huren",
            "beeindigd_naar_reden": "Beëindigd voor het huren, naar reden",
            "gestart_met_huren": "Gestart met huren",
            "start_huren_per_corporatie": "Gestart met huren per corporatie",
            "start_huren_per_gemeente": "Gestart met huren per gemeente",
            "start_huren_per_woonplaats": "Gestart met huren per woonplaats",
            "gemiddelde_wachttijd_maanden": "Gemiddelde wachttijd",
            "gemiddelde_wachttijd_maanden_per_corporatie": "Gemiddelde wachttijd per corporatie",
            "verkorte_toeleiding": "Verkorte toeleiding",
        },
    ),
    (
        "Afspraken",
        {
            "taakstelling": "Taakstelling",
            "taakstelling_per_corporatie": "Taakstelling per corporatie",
            "spreiding_per_gemeente": "Spreiding per gemeente",
        },
    ),
    (
        "Wonen en afsluiten",
        {
            "wonend": "Wonend op de peildatum",
            "positief_afgesloten": "Positief afgesloten",
            "negatief_afgesloten": "Negatief afgesloten",
            "afgesloten_naar_reden": "Afgesloten, naar reden",
        },
    ),
    (
        "Duurzaam wonen",
        {
            "percentage_duurzaam_wonen": "Percentage duurzaam wonen",
            "duurzaam_wonen_vijf_jaar": "Vijf jaar duurzaam wonen",
            "duurzaamheid_naar_jaar_van_afsluiting": "Duurzaam wonen, naar jaar van afsluiting",
        },
    ),
    (
        "Facturen en begeleiding",
        {
            "gefactureerd": "Facturen",
            "facturen_betaald": "Facturen die betaald zijn",
            "begeleiding_gedeclareerd": "Begeleiding gedeclareerd",
            "begeleiding_uitbetaald": "Begeleiding uitbetaald",
        },
    ),
    (
        "Klachten",
        {
            "klachten_ontvangen": "Klachten ontvangen",
            "klachten_naar_uitspraak": "Klachten naar uitspraak",
        },
    ),
)
"""The chapters of the account: the figures in each, by code, with the name that people read."""

NAMEN = {code: naam for _, cijfers in HOOFDSTUKKEN for code, naam in cijfers.items()}
