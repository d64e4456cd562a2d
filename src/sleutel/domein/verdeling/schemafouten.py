"""What the validator finds, in plain Dutch: what is wrong and what to do."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import ValidationError

from sleutel.domein.verdeling.json_stroom import DUBBEL
from sleutel.domein.verdeling.woorden import opsomming

_SOORTEN = {
    "string": "een tekst",
    "integer": "een heel getal",
    "number": "een getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een groep gegevens",
    "null": "leeg (null)",
}


def _pad(delen: list[str | int]) -> str:
    return "".join(f"[{deel}]" if isinstance(deel, int) else f".{deel}" for deel in delen)


def reden_en_paden(fout: ValidationError) -> Iterator[tuple[str, str]]:
    """(path, reason) of one finding; an unknown key is reported at the key itself."""
    pad = _pad(list(fout.instance_path))
    soort: dict[str, Any] = {"name": fout.kind.name, **fout.kind.as_dict()}
    if soort["name"] == "additionalProperties":
        for naam in soort["unexpected"]:
            if naam.startswith(DUBBEL):
                yield f"{pad}.{naam.removeprefix(DUBBEL)}", "Dit gegeven staat er twee keer."
            else:
                yield (
                    f"{pad}.{naam}",
                    "Dit gegeven kennen we niet. Haal het weg of verbeter de naam.",
                )
    elif soort["name"] == "required":
        yield f"{pad}.{soort['property']}", "Dit gegeven ontbreekt. Vul het in."
    else:
        yield pad, _reden(soort, fout.message)


def _reden(soort: dict[str, Any], melding: str) -> str:
    naam = soort["name"]
    if naam == "type":
        soorten = sorted(soort["types"], key=list(_SOORTEN).index)
        return f"Dit moet {opsomming([_SOORTEN[s] for s in soorten])} zijn."
    if naam == "enum":
        return f"Kies uit: {', '.join(str(keuze) for keuze in soort['options'] if keuze)}."
    if naam == "minimum":
        return f"Dit moet minstens {soort['limit']} zijn."
    if naam == "maximum":
        return f"Dit mag hoogstens {soort['limit']} zijn."
    if naam == "minLength":
        return "Dit mag niet leeg zijn."
    if naam == "pattern" and soort["pattern"].startswith("^GM"):
        return "Schrijf een gemeentecode als GM0917."
    if naam in ("format", "pattern"):
        return "Deze datum bestaat niet. Schrijf een datum als 2026-11-22."
    return f"Dit klopt niet: {melding}"
