"""Mutants of the rules behind the doors: one condition of a scope, one field rule or one row of access out.

Each says who has to be asked what to notice it. A condition is taken out of the source of the function
that a request runs; the rows of `VERLENINGEN` are taken out one by one, and the access folded anew.
"""

import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from types import FunctionType
from unittest.mock import patch

from sleutel.domein.procesgang.logboek import Regel
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import verlenen
from sleutel.domein.toegang.regels import VERLENINGEN, Verlening
from sleutel.domein.velden import Klasse, Niveau, inzage
from sleutel.inzage.scopes import InzageQuerySet
from sleutel.inzage.services import record_inzage
from sleutel.kandidaten.queries import own_kandidaten, toestemmingen_of
from sleutel.koppelingen.aanlevering import Aanlevering
from sleutel.partijen.models import Lidmaatschap
from sleutel.partijen.queries import as_actor, organisation_ids
from sleutel.partijen.scopes import LidmaatschapQuerySet, VanAnderenQuerySet
from sleutel.rapportage import queries as cijfers
from sleutel.trajecten import queries
from sleutel.trajecten.houden import held_today
from sleutel.trajecten.models import Traject
from sleutel.trajecten.projectie import TOEGANG
from sleutel.trajecten.scopes import TijdelijkQuerySet, ToegangQuerySet, TrajectQuerySet

from .verwachting import Ding, toestanden, wegen
from .wereld import VANDAAG, Wereld

TOESTANDEN = ("gescreend", "op_wachtlijst", "huurt", "afgesloten")
"""One of each phase."""

VREEMDEN = ("partner", "vreemd")
HET_EIGEN_LOKET = 'rows.filter(traject__in=kept_by(actor).values("traject"))'
VAN_WIE = "(self.account_id, self.organisatie_id) == (actor.account_id, actor.organisatie_id)"
EIGEN_CIJFERS = "narrow(_computed(vraag), zicht, eigen=actor.organisatie_naam)"


@dataclass(frozen=True, slots=True)
class Wachter:
    """One rule changed, and what to ask to notice it."""

    naam: str
    ingreep: Callable[[Wereld], AbstractContextManager[None]]
    wie: tuple[str, ...]
    pagina: str = "traject"
    van: tuple[str, ...] = ("eigen",)
    toestanden: tuple[str, ...] = TOESTANDEN
    functies: tuple[FunctionType, ...] = ()
    """Which functions are changed, where that is known."""


def scopes() -> Iterator[Wachter]:
    """One condition of a query taken out."""
    zie, blik, open_ = TrajectQuerySet.visible_to, TrajectQuerySet.with_blik, TijdelijkQuerySet
    werk = ToegangQuerySet.at_work
    werk_org = (werk, "organisatie=actor.organisatie_id, ", "")
    werk_doel = (werk, ", doel__in=doelen", "")
    open_tot = (open_.open_on, "models.Q(tot__isnull=True) | models.Q(tot__gt=dag), ", "")
    open_sinds = (open_.open_on, ", sinds__lte=dag", "")
    eigen = (zie, "kandidaat__in=own_kandidaten(actor.account_id)", "")
    for pagina in ("traject", "trajecten"):
        yield _zonder("organisation", ("aanmelder",), werk_org, pagina=pagina, van=VREEMDEN)
        yield _zonder("purpose", ("gemeente_beoordelaar",), werk_doel, pagina=pagina)
        yield _zonder("end", ("aanmelder",), open_tot, pagina=pagina)
        begin = {"pagina": pagina, "van": ("straks",)}
        yield _zonder("begin", ("aanmelder",), open_sinds, **begin)
        yield _zonder("whose it is", ("kandidaat",), eigen, pagina=pagina, van=VREEMDEN)
    yield _zonder(
        "who is named for justice",
        ("niet_aangewezen",),
        (blik, '"account": actor.account_id, ', ""),
        toestanden=("in_doorstroomwoning",),
    )
    yield _zonder(
        "kandidaten left out",
        ("functioneel_beheerder",),
        (VanAnderenQuerySet.visible_to, "self.exclude(rol=Rol.KANDIDAAT.value)", "self.all()"),
        pagina="lid-beeindigen",
    )
    yield _zonder(
        "end of a membership",
        ("oud_lid",),
        (LidmaatschapQuerySet.active_on, "models.Q(tot__isnull=True) | models.Q(tot__gt=dag),", ""),
        pagina="start",
    )
    yield _zonder(
        "loket",
        ("procesregisseur",),
        (VanAnderenQuerySet.visible_to, ", organisatie=actor.organisatie_id", ""),
        pagina="kandidaat-account",
        van=("partner",),
        toestanden=("sluimert",),
    )
    yield _zonder(
        "whose account",
        ("kandidaat",),
        (own_kandidaten, "filter(account=account_id)", "all()"),
        van=("partner",),
    )
    yield _zonder(
        "whose consent",
        ("procesregisseur",),
        (toestemmingen_of, ".filter(kandidaat=kandidaat_id)", ""),
        pagina="wie-ziet",
    )
    for wat, wie, deel in (
        ("organisation", "aanmelder", "rows.filter(organisatie=actor.organisatie_id)"),
        ("loket", "procesregisseur", HET_EIGEN_LOKET),
    ):
        yield _zonder(wat, (wie,), (held_today, deel, "rows"), pagina="dossiers")
    yield _zonder(
        "who brought it",
        ("procesregisseur",),
        (Aanlevering.is_of, VAN_WIE, "True"),
        pagina="aanlevering",
        van=VREEMDEN,
    )
    yield _zonder(
        "what a role sees of the figures",
        ("corporatie",),
        (cijfers.uitkomst, EIGEN_CIJFERS, "_computed(vraag)"),
        pagina="cijfers",
    )
    yield _zonder(
        "organisation and procesregie",
        ("privacy_officer",),
        (
            InzageQuerySet.visible_to,
            "self.filter(models.Q(organisatie=actor.organisatie_id) | models.Exists(own))",
            "self.all()",
        ),
        pagina="inzage",
    )
    yield _zonder(
        "whose procesregie",
        ("privacy_officer",),
        (queries.kept_by, "organisatie=actor.organisatie_id, ", ""),
        pagina="inzage",
    )


def look_elsewhere(wereld: Wereld) -> None:
    """Somebody of another loket looked at a traject of his: nobody of the matrix can."""
    ander = Lidmaatschap.objects.select_related("account", "organisatie").get(
        account__email="bracht_vreemd@matrix.invalid"
    )
    traject = Traject.objects.get(uuid=wereld.dingen[Ding("traject", "vreemd", "huurt")])
    actor = as_actor(ander)
    record_inzage(actor=actor, op=VANDAAG, pagina="traject", trajecten=[traject.pk])


def velden() -> Iterator[Wachter]:
    """A role or niveau that sees one class more, or a question of `may_see` that is not asked."""
    zorg, gezondheid = {Klasse.ZORG}, {Klasse.GEZONDHEID}
    yield _ruimer(Rol.CORPORATIE, "huurt", zorg, "huurt")
    yield _ruimer(Rol.LOKET_FINANCIEN, "voor_de_lijst", zorg, "gescreend")
    yield _ruimer(Rol.GEMEENTE_FINANCIER, "huurt", {Klasse.CONTACT}, "huurt")
    yield _ruimer(Rol.AANMELDER, "huurt", zorg, "huurt")
    yield _ruimer(Rol.BEGELEIDER, "afgesloten", zorg, "afgesloten")
    yield _ruimer(Rol.PROCESREGISSEUR, "na_vijf_jaar", zorg, "afgesloten", van="oud")
    keten = {**inzage.NIVEAUS, Niveau.KETEN: inzage.NIVEAUS[Niveau.KETEN] | gezondheid}
    yield Wachter(
        "keten sees gezondheid",
        _met(inzage, "NIVEAUS", keten),
        ("aanmelder",),
        toestanden=("gescreend",),
    )
    yield _zonder(
        "niveau",
        ("aanmelder",),
        (inzage.may_see, "klasse in NIVEAUS[niveau]", "True"),
        toestanden=("gescreend",),
    )
    yield _zonder(
        "naming for justice",
        ("niet_aangewezen",),
        (inzage.may_see, "justitie or rol == Rol.KANDIDAAT", "True"),
        toestanden=("in_doorstroomwoning",),
    )


def toegang() -> Iterator[Wachter]:
    """Each row of the table of access: out, without one of the steps that end it, or begun too early."""
    for rij in VERLENINGEN:
        naam = f"{rij.door.value} gives {rij.doel.value}"
        yield _anders(naam, rij, _rijen(rij, []))
        for stap in rij.einde:
            over = {andere: maanden for andere, maanden in rij.einde.items() if andere != stap}
            zonder = _rijen(rij, [replace(rij, einde=over)])
            yield _anders(f"{naam}, without end by {stap.value}", rij, zonder)
        for pagina in ("traject", "trajecten"):
            vroeg = patch.object(verlenen, "_geldig", _known_at_once(rij.door))
            te_vroeg = f"{naam} before that is known ({pagina})"
            yield _anders(te_vroeg, rij, vroeg, van=("straks",), pagina=pagina)


def _rijen(rij: Verlening, nu: list[Verlening]) -> AbstractContextManager:
    """The table with these rows in the place of one."""
    anders = [a for r in VERLENINGEN if r.door == rij.door for a in (nu if r is rij else [r])]
    return patch.object(verlenen, "_GEEFT", {**verlenen._GEEFT, rij.door.value: tuple(anders)})


def _known_at_once(door: Soort) -> Callable[..., verlenen.Tijd]:
    """`verlenen._geldig`, as if a step of this kind were known on the day that it happens."""
    geldig = verlenen._geldig

    def known(regel: Regel, door_wie: Mapping[int, Regel]) -> verlenen.Tijd:
        sinds, tot = geldig(regel, door_wie)
        return (regel.op if regel.soort == door.value else sinds), tot

    return known


def _anders(
    naam: str,
    rij: Verlening,
    anders: AbstractContextManager,
    *,
    van: tuple[str, ...] = ("eigen", "oud", "elders", *wegen().values()),
    pagina: str = "traject",
) -> Wachter:
    """The access to these dossiers folded anew, with something of the folding changed."""
    wie = tuple(rol.value for rol in rij.rollen)

    @contextmanager
    def ingreep(wereld: Wereld) -> Iterator[None]:
        uuids = [uuid for ding, uuid in wereld.dingen.items() if ding.van in van]
        ids = Traject.objects.filter(uuid__in=uuids).values_list("id", flat=True)
        with anders:
            TOEGANG.write(queries.logs_of(ids), organisation_ids(), fresh=())
        yield

    return Wachter(naam, ingreep, wie, pagina, van, (*toestanden(), *wegen()))


def _ruimer(rol: Rol, fase: str, bij: set[Klasse], toestand: str, van: str = "eigen") -> Wachter:
    rij = inzage.ROLLEN[rol]
    ruimer = {**inzage.ROLLEN, rol: replace(rij, **{fase: getattr(rij, fase) | bij})}
    naam = f"{rol.value} sees {', '.join(bij)} ({fase})"
    wie = (rol.value,)
    return Wachter(naam, _met(inzage, "ROLLEN", ruimer), wie, van=(van,), toestanden=(toestand,))


def _met(module: object, naam: str, waarde: object) -> Callable[[Wereld], AbstractContextManager]:
    return lambda wereld: patch.object(module, naam, waarde)


type Verandering = tuple[FunctionType, str, str]
"""A function, a text in its source, and what stands there instead."""


def _zonder(wat: str, wie: tuple[str, ...], *anders: Verandering, **vragen) -> Wachter:
    """Functions without a condition, which `wat` names."""

    @contextmanager
    def ingreep(wereld: Wereld) -> Iterator[None]:
        with ExitStack() as stapel:
            for functie, oud, nieuw in anders:
                stapel.enter_context(_herschreven(functie, oud, nieuw))
            yield

    naam = f"{anders[0][0].__qualname__} without {wat}"
    functies = tuple(functie for functie, _, _ in anders)
    return Wachter(naam, ingreep, wie, functies=functies, **vragen)


@contextmanager
def _herschreven(functie: FunctionType, oud: str, nieuw: str) -> Iterator[None]:
    """The function with another source. The text must stand in it once: a mutant that changes nothing fails."""
    functie = inspect.unwrap(functie)
    bron = textwrap.dedent(inspect.getsource(functie))
    assert bron.count(oud) == 1, (functie.__qualname__, oud)
    ruimte: dict[str, FunctionType] = {}
    exec(bron.replace(oud, nieuw), functie.__globals__, ruimte)
    eerder, functie.__code__ = functie.__code__, inspect.unwrap(ruimte[functie.__name__]).__code__
    try:
        yield
    finally:
        functie.__code__ = eerder
