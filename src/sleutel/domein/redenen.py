"""The reasons with which a new record starts, from the register of 2021, and the three that rules speak of.

No rule reads `BEGIN`. Which reasons there are the record says (`partijen.queries.known_reasons`).
"""

from sleutel.domein.keuzelijst import Reden

EXTRAMURAAL_MET_ZORGBESCHIKKING = Reden(
    "extramuraal_met_zorgbeschikking", "extramuraal wonend met zorgbeschikking"
)
GEEN_BEGELEIDINGSNOODZAAK = Reden("geen_begeleidingsnoodzaak", "geen begeleidingsnoodzaak")
ANDERE_REGIO = Reden("andere_regio", "andere regio")
GEEN_CONTACT = Reden("geen_contact", "geen contact")
TREKT_ZICH_TERUG = Reden("trekt_zich_terug", "kandidaat trekt zich terug")
VOLDOET_NIET_AAN_VOORWAARDEN = Reden("voldoet_niet_aan_voorwaarden", "voldoet niet aan voorwaarden")
GEEN_INKOMEN = Reden("geen_inkomen", "geen inkomen")
FINANCIEN_NIET_OP_ORDE = Reden("financien_niet_op_orde", "financien niet op orde")
GEEN_MEDEWERKING_AAN_BEGELEIDING = Reden(
    "geen_medewerking_aan_begeleiding", "geen medewerking aan begeleiding"
)
NIET_TOE_AAN_ZELFSTANDIG_WONEN = Reden(
    "niet_toe_aan_zelfstandig_wonen", "niet toe aan zelfstandig wonen"
)
OVERLEDEN = Reden("overleden", "overleden")
HUURSCHULD = Reden("huurschuld", "huurschuld")
BEGELEIDING_GESTOPT_DOOR_KANDIDAAT = Reden(
    "begeleiding_gestopt_door_kandidaat", "begeleiding gestopt door kandidaat"
)
OVERLAST = Reden("overlast", "overlast")
DETENTIE = Reden("detentie", "detentie")
ELDERS_GEHUISVEST = Reden("elders_gehuisvest", "elders gehuisvest")
OVERIG = Reden("overig", "overig")

BEGIN = (
    EXTRAMURAAL_MET_ZORGBESCHIKKING,
    GEEN_BEGELEIDINGSNOODZAAK,
    ANDERE_REGIO,
    GEEN_CONTACT,
    TREKT_ZICH_TERUG,
    VOLDOET_NIET_AAN_VOORWAARDEN,
    GEEN_INKOMEN,
    FINANCIEN_NIET_OP_ORDE,
    GEEN_MEDEWERKING_AAN_BEGELEIDING,
    NIET_TOE_AAN_ZELFSTANDIG_WONEN,
    OVERLEDEN,
    HUURSCHULD,
    BEGELEIDING_GESTOPT_DOOR_KANDIDAAT,
    OVERLAST,
    DETENTIE,
    ELDERS_GEHUISVEST,
    OVERIG,
)

VAST = (OVERLAST, DETENTIE, OVERIG)
"""Rules speak of these, so they keep their name: `DETENTIE` is the one that tells of justice, and outside
its compartment reads as one with `OVERLAST` (ADR 0014); a text that is on no list counts as `OVERIG`, and
is itself kept apart, where it can be erased."""
