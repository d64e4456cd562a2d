"""Making kandidaten known."""

from collections.abc import Iterable

from sleutel.common.kopieren import copy_rows, reserve_ids

from . import queries
from .models import Kandidaat


def ensure_kandidaten(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The id of each (region, pseudonym); those that were not known are made."""
    wanted = list(dict.fromkeys(keys))
    ids = queries.ids_by_number(wanted)
    missing = [key for key in wanted if key not in ids]
    new = dict(zip(missing, reserve_ids(Kandidaat, len(missing)), strict=True))
    copy_rows(
        Kandidaat,
        ("id", "uuid", "regio", "nummer"),
        (
            (id_, Kandidaat._meta.get_field("uuid").get_default(), regio, nummer)
            for (regio, nummer), id_ in new.items()
        ),
    )
    return ids | new
