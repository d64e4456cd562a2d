"""Reads one JSON object whose large lists are handed over element by element.

So that 100 MB of input needs no more memory than its text and what is kept of each element. What JSON
allows and the format does not becomes a value that no schema accepts: a key that occurs twice (`DUBBEL`
before its name), and a number that is none or is out of range (`GEEN_GETAL` before its text).
"""

import json
import math
import re
from collections.abc import Generator, Iterator
from typing import Any

DUBBEL = "\x00dubbel:"
GEEN_GETAL = "\x00getal:"

_WIT = re.compile(r"[ \t\n\r]*")
_MEER, _EINDE = ",", "]"


def _object(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    waarden = dict(paren)
    if len(waarden) < len(paren):
        gezien: set[str] = set()
        for sleutel, _ in paren:
            if sleutel in gezien:
                waarden[DUBBEL + sleutel] = None
            gezien.add(sleutel)
    return waarden


def _kommagetal(tekst: str) -> float | str:
    getal = float(tekst)
    return getal if math.isfinite(getal) else GEEN_GETAL + tekst


def _geheel(tekst: str) -> int | str:
    return int(tekst) if len(tekst) <= 18 else GEEN_GETAL + tekst[:18]


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_kommagetal,
    parse_int=_geheel,
    parse_constant=lambda tekst: GEEN_GETAL + tekst,
)


def read_delen(tekst: str, lijsten: frozenset[str]) -> Iterator[tuple[str, int | None, Any]]:
    """(key, None, value) per key of the object; first (key, index, element) for one of `lijsten`.

    A list that was handed over by element ends with (key, None, []). Raises `json.JSONDecodeError`,
    or `RecursionError` on a nesting that is too deep.
    """
    plek = _teken(tekst, 0, "{")
    gezien: set[str] = set()
    while tekst[plek : plek + 1] != "}":
        sleutel, plek = _DECODER.raw_decode(tekst, plek)
        if not isinstance(sleutel, str):
            raise json.JSONDecodeError("sleutel verwacht", tekst, plek)
        plek = _teken(tekst, plek, ":")
        if sleutel in gezien:
            yield DUBBEL + sleutel, None, None
            _, plek = _DECODER.raw_decode(tekst, plek)
        elif sleutel in lijsten and tekst[plek : plek + 1] == "[":
            plek = yield from _elementen(tekst, plek, sleutel)
            yield sleutel, None, []
        else:
            waarde, plek = _DECODER.raw_decode(tekst, plek)
            yield sleutel, None, waarde
        gezien.add(sleutel)
        plek = _wit(tekst, plek)
        if tekst[plek : plek + 1] != "}":
            plek = _teken(tekst, plek, _MEER)
            if tekst[plek : plek + 1] == "}":
                raise json.JSONDecodeError("sleutel verwacht", tekst, plek)
    einde = _wit(tekst, plek + 1)
    if einde < len(tekst):
        raise json.JSONDecodeError("tekst na het einde", tekst, einde)


def _elementen(
    tekst: str, plek: int, sleutel: str
) -> Generator[tuple[str, int | None, Any], None, int]:
    """The elements of the list that starts at `plek`; returns the place after it."""
    plek = _wit(tekst, plek + 1)
    index = 0
    while index > 0 or tekst[plek : plek + 1] != _EINDE:
        waarde, plek = _DECODER.raw_decode(tekst, plek)
        yield sleutel, index, waarde
        index += 1
        plek = _wit(tekst, plek)
        if tekst[plek : plek + 1] == _EINDE:
            break
        plek = _teken(tekst, plek, _MEER)
    return plek + 1


def _wit(tekst: str, plek: int) -> int:
    gevonden = _WIT.match(tekst, plek)
    return gevonden.end() if gevonden else plek


def _teken(tekst: str, plek: int, teken: str) -> int:
    """The place after `teken` and the white space around it."""
    plek = _wit(tekst, plek)
    if tekst[plek : plek + 1] != teken:
        raise json.JSONDecodeError(f"{teken} verwacht", tekst, plek)
    return _wit(tekst, plek + 1)
