"""A bare page: the same bytes without a question to a database, to hold a page of Sleutel against."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

INHOUD = Path(os.environ["SLEUTEL_BENCH_KAAL"]).read_bytes()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [INHOUD]
