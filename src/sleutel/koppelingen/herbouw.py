"""Folding the whole log again: every row of every projection must be what the log says."""

from collections.abc import Iterator
from itertools import batched

from sleutel.partijen.queries import organisation_ids
from sleutel.trajecten.projectie import TOEGANG, TRAJECT_VELDEN, traject_values
from sleutel.trajecten.queries import logs_of, projected_values, traject_ids
from sleutel.trajecten.services import wrongly_linked

from .dossiers import PROJECTIES

CHUNK = 5_000


def differences() -> Iterator[tuple[int, str]]:
    """(id of the traject, what differs, in Dutch) for each row that is not what the log says."""
    codes = organisation_ids()
    for ids in batched(traject_ids(), CHUNK, strict=False):
        logs = logs_of(ids)
        stored = projected_values(ids, TRAJECT_VELDEN)
        for traject in ids:
            if traject not in logs:
                yield traject, "heeft geen enkele gebeurtenis"
                continue
            folded = traject_values(logs[traject], codes)
            for veld, was, moet in zip(TRAJECT_VELDEN, stored[traject], folded, strict=True):
                if was != moet:
                    yield traject, f"{veld} is {was}, maar moet {moet} zijn"
        for projectie in (TOEGANG, *PROJECTIES):
            yield from projectie.differences({t: logs[t] for t in ids if t in logs}, codes)
    for traject in wrongly_linked():
        yield traject, "wijst niet naar het vorige traject van deze kandidaat"
