"""How Dutch names sort: "van der Berg" stands under B, "Élan" beside "Elan"."""

import re
import unicodedata

TUSSENVOEGSELS = re.compile(
    r"^(?:(?:van|von|de|den|der|het|ter|ten|te|in|op|aan|bij|'t|t|d'|l'|la|le|du|el|al)\s+)+"
)


def sort_key(naam: str) -> str:
    """The key by which a name is ordered: no accents, no case, no tussenvoegsels in front."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    return TUSSENVOEGSELS.sub("", plat.casefold().strip()) or plat.casefold().strip()
