"""Which gemeente and which village a name in the register means."""

from sleutel.domein.keuzelijst import ONBEKEND
from sleutel.domein.register.lezing import GelezenRij
from sleutel.domein.register.naslag import Naslag, naamsleutel


def find_gemeente(rij: GelezenRij, kolom: str, naslag: Naslag) -> str | None:
    """The CBS code of the gemeente in `kolom`, or "onbekend"; None for an empty cell.

    A village resolves to its gemeente and a name that is not known counts as onbekend, both with a
    remark.
    """
    naam = rij.waarden.get(kolom)
    if naam is None:
        return None
    sleutel = naamsleutel(naam)
    if sleutel == ONBEKEND:
        return ONBEKEND
    if code := naslag.gemeenten.get(sleutel):
        officieel = naslag.gemeentenamen.get(code, naam)
        if naam != officieel:
            rij.remark(kolom, f'Gelezen als "{officieel}".')
        return code
    if kern := naslag.kernen.get(sleutel):
        code = kern[1]
        rij.remark(
            kolom,
            f"{naam} is geen gemeente, maar ligt in {_naam(naslag, code)}: "
            f"gelezen als {_naam(naslag, code)}.",
        )
        return code
    rij.remark(kolom, 'Deze gemeente kennen wij niet. Zij telt als "onbekend".')
    return ONBEKEND


def find_woning(rij: GelezenRij, naslag: Naslag) -> tuple[str | None, str | None]:
    """The slug of `woonplaats` and the code of `gemeente_woning`.

    Without a gemeente the one of the woonplaats counts, with a remark; where they contradict each
    other the gemeente counts, with a remark.
    """
    woonplaats, ligt_in = _find_woonplaats(rij, naslag)
    gemeente = find_gemeente(rij, "gemeente_woning", naslag)
    if ligt_in is None:
        return woonplaats, gemeente
    naam = _naam(naslag, ligt_in)
    if gemeente is None:
        rij.remark("woonplaats", f"De gemeente van de woning is leeg. Gelezen als {naam}.")
        return woonplaats, ligt_in
    if gemeente not in (ligt_in, ONBEKEND):
        rij.remark(
            "gemeente_woning",
            f"De woonplaats ligt in {naam}. De gemeente die hier staat, telt.",
        )
    return woonplaats, gemeente


def _find_woonplaats(rij: GelezenRij, naslag: Naslag) -> tuple[str | None, str | None]:
    """The slug of the village, or "onbekend", and the gemeente in which it lies, if known."""
    naam = rij.waarden.get("woonplaats")
    if naam is None:
        return None, None
    sleutel = naamsleutel(naam)
    if kern := naslag.kernen.get(sleutel):
        return kern
    if sleutel == ONBEKEND:
        return ONBEKEND, None
    code = naslag.gemeenten.get(sleutel)
    wat = "Dit is een gemeente en geen woonplaats." if code else "Deze woonplaats kennen wij niet."
    rij.remark("woonplaats", f'{wat} Zij telt als "onbekend". De naam zelf wordt apart bewaard.')
    if "woonplaats" not in rij.uit_naslag:
        rij.vrij["woonplaats"] = naam
    return ONBEKEND, code


def _naam(naslag: Naslag, code: str) -> str:
    return naslag.gemeentenamen.get(code, code)
