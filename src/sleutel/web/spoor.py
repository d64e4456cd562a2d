"""The trace that every page with persons leaves: who was shown which traject (issue 4 §2)."""

from collections.abc import Iterable
from typing import Any

from sleutel.common.klok import vandaag
from sleutel.inzage.services import record_inzage

from .toegang import Verzoek

PAGINANAMEN = {
    "trajecten": "Lijst van trajecten",
    "traject": "Eén traject",
    "wie-ziet": "Wie een traject kan zien",
    "wijs-aan": "Wie een traject kan zien",
    "kandidaat-account": "Of de kandidaat zelf kan meekijken",
    "dossiers-van": "Dossiers van een organisatie",
    "toestemming": "Toestemming van de kandidaat",
    "cijfer": "Trajecten achter een cijfer",
    "aanlevering": "Gekeurd register",
    "geweigerd": "Geweigerde rijen van een register",
}
"""What people read for each page that leaves a trace, by the name of its address.

It tells what was shown, not what was done: that somebody was named for justice data is justice data.
"""


def leave_trace(
    request: Verzoek, trajecten: Iterable[Any] = (), *, zonder_traject: int = 0
) -> None:
    """Record that this request shows these trajecten; call it before the page is made.

    Raises KeyError for a page that has no name in `PAGINANAMEN`.
    """
    match = request.resolver_match
    pagina = (match and match.url_name) or ""
    if pagina not in PAGINANAMEN:
        raise KeyError(f"Give {pagina} a name in PAGINANAMEN.")
    record_inzage(
        actor=request.actor,
        op=vandaag(),
        pagina=pagina,
        trajecten=[traject.pk for traject in trajecten],
        zonder_traject=zonder_traject,
    )
