"""The program without row-level security: what its own scopes hold has to hold alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from sleutel.partijen import bereik


@contextmanager
def zonder_rijen() -> Iterator[None]:
    """Every request reads the whole record, as far as the database is asked."""
    with patch.object(bereik, "APP", bereik.GEHEEL):
        yield
