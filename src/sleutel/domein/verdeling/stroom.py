"""Most wishes met, exactly, when it is known how many of each priority and of each vak are placed.

A flow of cost 0 or -1 (or as `Netwerk.randen` says): source -> klasse (people of equal priority, an
exact number of them) -> person -> home -> vak (an exact number of its homes) -> sink; an edge that meets a
wish costs -1. Primal-dual, with whole potentials that are few, so that the edges that may be used are found
by bit operations: for each potential the homes that have it. R. Ahuja, T. Magnanti, J. Orlin, *Network
Flows* (1993), ch. 9.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sleutel.domein.verdeling.matroide import als_bits, bitnummers, laagste

Randen = Sequence[tuple[int, int]]
"""(cost, homes at that cost as bits), of one person; no cost is below -1."""


@dataclass(frozen=True, slots=True)
class Netwerk:
    """People, homes and their counts. `past(p)` and `wens(p)` are the homes that fit and that are wished.

    `randen(p)`: what the homes of a person cost, where that is not -1 for a wish and nothing for another.
    """

    past: Callable[[int], int]
    wens: Callable[[int], int]
    klassen: list[list[int]]
    per_klasse: list[int]
    vak: list[int]
    per_vak: list[int]
    randen: Callable[[int], Randen] | None = None

    def kosten(self, p: int) -> Randen:
        if self.randen is not None:
            return self.randen(p)
        wens = self.wens(p)
        return ((0, self.past(p) & ~wens), (-1, wens)) if wens else ((0, self.past(p)),)


class Stroom:
    """The cheapest flow in a `Netwerk`. After `los_op()`: `woning` and `wensen`.

    `vast`: where not all places can be filled, what the last search reached.
    """

    def __init__(self, net: Netwerk) -> None:
        self.net = net
        self.woning: dict[int, int] = {}
        self.bewoner: dict[int, int] = {}
        self.randen: dict[int, Randen] = {}
        self.in_klasse = [0] * len(net.klassen)
        self.in_vak = [0] * len(net.per_vak)
        self.bezet = [0] * len(net.per_vak)
        self.klasse_van = {p: k for k, leden in enumerate(net.klassen) for p in leden}
        self.pot_bron, self.pot_put = 0, -1
        self.pot_klasse = [0] * len(net.klassen)
        self.pot_p = dict.fromkeys(self.klasse_van, 0)
        self.pot_vak = [-1] * len(net.per_vak)
        self.pot_h = [-1] * len(net.vak)
        self.alle = (1 << len(net.vak)) - 1
        self.vrij = self.alle
        self.met_pot = {-1: self.alle}
        self.van_vak = [0] * len(net.per_vak)
        for v, leden in enumerate(_per_vak(net)):
            self.van_vak[v] = als_bits(leden, len(net.vak))
        self.open = 0
        self._open_vakken()
        self.nodig = sum(net.per_klasse)
        self.vast: Bereikt | None = None

    @property
    def wensen(self) -> int:
        return sum(self.net.wens(p) >> h & 1 for p, h in self.woning.items())

    def los_op(self, klok_op: Callable[[], bool] = lambda: False) -> bool:
        """True when all places are filled; False when they cannot be, or the time is up."""
        while True:
            bereikt = Bereikt(self.alle)
            for k, aantal in enumerate(self.net.per_klasse):
                while self.in_klasse[k] < aantal and self._vergroot(k, bereikt):
                    if klok_op():
                        return False
            if len(self.woning) == self.nodig:
                return True
            if not self._verlaag(bereikt):
                self.vast = bereikt
                return False

    # --- one augmenting path ---------------------------------------------------------------------

    def _open_vakken(self) -> None:
        """The homes of the vakken that have places left, and that lead to the sink at no cost."""
        self.open = 0
        for v, aantal in enumerate(self.net.per_vak):
            if self.in_vak[v] < aantal and self.pot_vak[v] == self.pot_put:
                self.open |= self.van_vak[v]

    def _vergroot(self, bron: int, dood: "Bereikt") -> bool:
        """Searches a path of reduced cost 0 from `bron`; what a failed search reached stays closed.

        Whoever is reached is looked at at once: most paths end after one or two moves.
        """
        if bron in dood.klassen:
            return False
        zoek = Bereikt(self.alle, dood)
        zoek.eind = self.open & self.vrij & self.met_pot.get(self.pot_put, 0)
        zoek.klassen[bron] = None
        self._leden(bron, zoek)
        for p, alle in zoek.stapel:
            if zoek.klaar():
                break
            doelen = alle & zoek.over
            zoek.over &= ~doelen
            for h in bitnummers(doelen):
                zoek.wie[h] = p
                if h in self.bewoner:
                    self._komt_vrij(h, zoek)
                else:
                    self._via_vak(h, zoek)
                if zoek.klaar():
                    break
        if zoek.slot:
            self._leg(*zoek.slot, zoek)
            return True
        dood.neem_over(zoek)
        return False

    def _bereik(self, p: int, vanwaar: int, zoek: "Bereikt") -> None:
        """Person `p` may move: straight to a free home, or onwards later."""
        zoek.mensen[p] = vanwaar
        doelen = self._doelen(p)
        zoek.stapel.append((p, doelen))
        if doelen & zoek.eind:
            zoek.slot = laagste(doelen & zoek.eind), p

    def _via_vak(self, h: int, zoek: "Bereikt") -> None:
        """A free home in a vak that is full: anybody in that vak may leave for it."""
        v = self.net.vak[h]
        if self.pot_vak[v] != self.pot_h[h] or zoek.kent_vak(v):
            return
        zoek.vakken[v] = h
        anderen = self.bezet[v] & self.met_pot.get(self.pot_vak[v], 0) & zoek.over
        zoek.over &= ~anderen
        for ander in bitnummers(anderen):
            zoek.wie[ander] = -1 - h
            self._komt_vrij(ander, zoek)
            if zoek.klaar():
                return

    def _doelen(self, p: int) -> int:
        """Homes over edges of reduced cost 0."""
        if p not in self.randen:
            self.randen[p] = self.net.kosten(p)
        pot, doelen = self.pot_p[p], 0
        for kost, huizen in self.randen[p]:
            doelen |= huizen & self.met_pot.get(pot + kost, 0)
        return doelen

    def _leden(self, k: int, zoek: "Bereikt") -> None:
        """The people of a klasse without a home that may come in now."""
        leden = self.net.klassen[k]
        if self.in_klasse[k] == len(leden):
            return
        pot = self.pot_klasse[k]
        for p in leden:
            if p not in self.woning and self.pot_p[p] == pot and not zoek.kent_mens(p):
                self._bereik(p, -1 - k, zoek)
                if zoek.klaar():
                    return

    def _komt_vrij(self, h: int, zoek: "Bereikt") -> None:
        """The one who lives in `h` must go: to another home, or out, for one of the same klasse."""
        p = self.bewoner[h]
        if p in zoek.mensen or p in zoek.dode_mensen:
            return
        self._bereik(p, h, zoek)
        k = self.klasse_van[p]
        if zoek.klaar() or k in zoek.klassen or k in zoek.dode_klassen:
            return
        if self.pot_klasse[k] == self.pot_p[p]:
            zoek.klassen[k] = p
            self._leden(k, zoek)

    def _leg(self, h: int, p: int, zoek: "Bereikt") -> None:
        """Walks the path back from the free home `h` that `p` takes, moving everybody on it."""
        v = self.net.vak[h]
        self.in_vak[v] += 1
        if self.in_vak[v] == self.net.per_vak[v]:
            self.open &= ~self.van_vak[v]
        while True:
            oud = zoek.mensen[p]
            self.woning[p], self.bewoner[h] = h, p
            self.bezet[self.net.vak[h]] |= 1 << h
            self.vrij &= ~(1 << h)
            if oud < 0:
                weg = zoek.klassen[-1 - oud]
                if weg is None:
                    self.in_klasse[-1 - oud] += 1
                    return
                oud = zoek.mensen[weg]
                del self.woning[weg]
            vorige = zoek.wie[oud]
            if vorige < 0:
                self.bezet[self.net.vak[oud]] &= ~(1 << oud)
                self.vrij |= 1 << oud
                del self.bewoner[oud]
                h = -1 - vorige
                p = zoek.wie[h]
            else:
                h, p = oud, vorige

    # --- the potentials --------------------------------------------------------------------------

    def _verlaag(self, r: "Bereikt") -> bool:
        """Makes the paths out of what was reached one cheaper; False when there are none."""
        if not self._kan_verder(r):
            return False
        self.pot_bron -= 1
        for k in r.klassen:
            self.pot_klasse[k] -= 1
        for p in r.mensen:
            self.pot_p[p] -= 1
        for v in r.vakken:
            self.pot_vak[v] -= 1
        nieuw: dict[int, int] = {}
        for pot, bits in self.met_pot.items():
            daalt = bits & ~r.over
            nieuw[pot] = nieuw.get(pot, 0) | (bits & r.over)
            nieuw[pot - 1] = nieuw.get(pot - 1, 0) | daalt
            for h in bitnummers(daalt):
                self.pot_h[h] = pot - 1
        self.met_pot = {pot: bits for pot, bits in nieuw.items() if bits}
        self._open_vakken()
        return True

    def _kan_verder(self, r: "Bereikt") -> bool:
        """Whether any edge, of whatever cost, leads out of what was reached."""
        for p in r.mensen:
            if self.net.past(p) & r.over:
                return True
            if p in self.woning and self.klasse_van[p] not in r.klassen:
                return True
        for k in r.klassen:
            if any(p not in self.woning and p not in r.mensen for p in self.net.klassen[k]):
                return True
        for h in bitnummers(self.alle & ~r.over):
            if h not in self.bewoner and self.net.vak[h] not in r.vakken:
                return True
        return any(self.in_vak[v] < self.net.per_vak[v] or self.bezet[v] & r.over for v in r.vakken)


class Bereikt:
    """What a search has reached, and from where: enough to walk a path back.

    `over` holds the homes that were not reached. What `dood` reached in an earlier search leads nowhere.
    `stapel`: who is still to be looked at, with the homes they may go to; `eind`: the homes where a path
    ends; `slot`: the last home of a path and who takes it.
    """

    def __init__(self, alle: int, dood: "Bereikt | None" = None) -> None:
        self.dode_klassen: Mapping[int, int | None] = dood.klassen if dood else {}
        self.dode_mensen: Mapping[int, int] = dood.mensen if dood else {}
        self.dode_vakken: Mapping[int, int] = dood.vakken if dood else {}
        self.klassen: dict[int, int | None] = {}
        self.mensen: dict[int, int] = {}
        self.vakken: dict[int, int] = {}
        self.over: int = dood.over if dood else alle
        self.wie: dict[int, int] = {}
        self.stapel: list[tuple[int, int]] = []
        self.eind = 0
        self.slot: tuple[int, int] | None = None

    def klaar(self) -> bool:
        return self.slot is not None

    def kent_mens(self, p: int) -> bool:
        return p in self.mensen or p in self.dode_mensen

    def kent_vak(self, v: int) -> bool:
        return v in self.vakken or v in self.dode_vakken

    def neem_over(self, zoek: "Bereikt") -> None:
        self.klassen |= zoek.klassen
        self.mensen |= zoek.mensen
        self.vakken |= zoek.vakken
        self.over = zoek.over


def _per_vak(net: Netwerk) -> list[list[int]]:
    leden: list[list[int]] = [[] for _ in net.per_vak]
    for h, v in enumerate(net.vak):
        leden[v].append(h)
    return leden
