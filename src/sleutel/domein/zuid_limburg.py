"""The four regions of Zuid-Limburg: what a new record starts with, and made-up registers speak of.

No rule reads this. Which regions there are the record says (`partijen.queries.known_regions`).
"""

from sleutel.domein.keuzelijst import Regio

PARKSTAD = Regio("parkstad", "Parkstad")
WESTELIJKE_MIJNSTREEK = Regio("westelijke_mijnstreek", "Westelijke Mijnstreek")
MAASTRICHT = Regio("maastricht", "Maastricht")
HEUVELLAND = Regio("heuvelland", "Heuvelland")

ZUID_LIMBURG = (PARKSTAD, WESTELIJKE_MIJNSTREEK, MAASTRICHT, HEUVELLAND)
