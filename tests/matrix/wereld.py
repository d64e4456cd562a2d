"""The world of the matrix: everyone who asks, and of everything one that is theirs and some that are not.

It is made once per worker, by the services that the program itself uses. Every name and text that
could leak is a marker (see `merktekens`) and every step has a day of its own, so that an answer can
be searched for what is in it.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID, uuid4

from allauth.account.internal.flows import login
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client

from sleutel.common.klok import nu
from sleutel.common.sorteren import sort_key
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Doel, RedenJustitietoegang
from sleutel.kandidaten.services import ensure_kandidaten, record_toestemming, tie_to_account
from sleutel.koppelingen import balie
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.queries import as_actor, command_line_actor, organisation_ids
from sleutel.partijen.uitnodigingen import invite
from sleutel.rapportage.jaarverslag import keep, make
from sleutel.rapportage.verslagteksten import save
from sleutel.trajecten import aanwijzen, projectie
from sleutel.trajecten.models import Gebeurtenis, Traject
from sleutel.trajecten.services import Nieuw, open_dossiers, record
from sleutel.web.toegang import GEKOZEN
from tests.domein.register.hulp import AFGEVALLEN, goed_register
from tests.web.inloggen import GEHEIM
from tests.web.rolbezetting import csv_bestanden, laat_werken, maak_cast

from .merktekens import merk
from .verwachting import (
    ONBEKEND,
    Ding,
    past,
    rijen,
    stappen,
    toestanden,
    wegen,
    woorden,
)
from .verwachting import (
    partijen as partijen_van,
)

VANDAAG = date(2026, 6, 1)
BEGIN = date(2020, 1, 1)
ELDERS_SINDS = date(2019, 7, 7)
WACHTWOORD = "een-wachtwoord-van-de-matrix"
S = Soort

ZONDER_APP = ("zonder_organisatie", "kandidaat", "zonder_factor")
LANG_GELEDEN = 0.0
"""When the second factor was shown: so long ago that what is delicate asks for it again."""

PARTIJEN = ("aanmelder", "corporatie", "begeleider", "gemeente")
GEMEENTE = {"eigen": "GM0917", "partner": "GM0928", "vreemd": "GM0935"}
REGIO = {"eigen": "parkstad", "partner": "parkstad", "vreemd": "maastricht"}
LAATSTE_STAP = {
    "eigen": VANDAAG - timedelta(days=3),
    "elders": VANDAAG - timedelta(days=16),
    "partner": date(2025, 5, 1),
    "geweest": date(2024, 5, 1),
    "straks": date(2023, 5, 1),
    "vreemd": date(2022, 10, 1),
    "oud": date(2020, 12, 1),
    "omweg": date(2025, 11, 13),
    "omgeleid": date(2025, 11, 13),
    "later": date(2025, 11, 13),
    "betaald": date(2025, 4, 16),
}
"""When the last step of the dossiers of each kind was, give or take two weeks. No two steps share a
day, so that a day on a page says of which step it is."""

TUSSEN = timedelta(days=30)
"""Between two steps of a dossier; so the day thirty days ago, on which lists begin, is of no step."""

VERBETERD = date(2025, 12, 1)
"""When `geweest` was corrected; no day of a step."""

type Partijen = Mapping[str, Mapping[str, str]]
"""The code of each party, by whose they are."""


@dataclass
class Wereld:
    """The accounts by who they are, the things by their kind, and of which step each day is."""

    accounts: dict[str, int] = field(default_factory=dict)
    keuze: dict[str, str] = field(default_factory=dict)
    dingen: dict[Ding, UUID] = field(default_factory=dict)
    leden: dict[str, str] = field(default_factory=dict)
    sessies: dict[str, str] = field(default_factory=dict)
    organisaties: dict[str, str] = field(default_factory=dict)
    dagen: dict[date, tuple[str, str, str]] = field(default_factory=dict)
    bewaard: Path = Path()

    def client(self, wie: str) -> Client:
        """A browser in which this person signed in."""
        client = Client(raise_request_exception=False)
        if wie in self.sessies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessies[wie]
        return client

    def log_in(self, wie: str) -> str:
        """Sign this person in, with the second factor where he needs one; gives the key of the session."""
        client = Client()
        client.force_login(Account.objects.get(pk=self.accounts[wie]))
        session = client.session
        if wie in self.keuze:
            session[GEKOZEN] = self.keuze[wie]
        if wie not in {*ZONDER_APP, "factor_niet_getoond"}:
            session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
                {"method": "mfa", "at": LANG_GELEDEN}
            ]
            session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(self.accounts[wie])
        session.save()
        return str(session.session_key)

    def herstel_bestanden(self) -> None:
        """Put back the files that a request took away or changed."""
        shutil.rmtree(settings.AANLEVERINGEN_MAP, ignore_errors=True)
        shutil.copytree(self.bewaard, settings.AANLEVERINGEN_MAP)


def maak_wereld(map_: Path) -> Wereld:
    """Make all of it, in the database in use; `map_` keeps the files as they were."""
    wereld = Wereld(bewaard=map_ / "bewaard")
    partijen = _mensen(wereld)
    [kandidaat] = ensure_kandidaten([("parkstad", merk("eigen", "nummer", "kandidaat"))]).values()
    tie_to_account(kandidaat, account_id=wereld.accounts["kandidaat"], op=BEGIN)
    for van, toestand in _plekken():
        uuid = _dossier(wereld, toestand, van, partijen)
        wereld.dingen[Ding("traject", van, toestand)] = uuid
    wereld.dingen[Ding("traject", ONBEKEND)] = uuid4()
    _wijs_aan(wereld)
    _organisaties(wereld, partijen)
    _verslagen(wereld)
    _aanleveringen(wereld)
    _leden(wereld)
    _andere_kandidaten(wereld)
    wereld.sessies = {wie: wereld.log_in(wie) for wie in wereld.accounts}
    return wereld


def _plekken() -> Iterator[tuple[str, str]]:
    """Which dossiers there are; `elders` only where another party takes part."""
    anders = {*wegen().values()}
    for toestand in toestanden():
        for van in LAATSTE_STAP:
            elders = any(partijen_van(van, stap) == "partner" for stap in stappen(toestand))
            if van not in anders and (van != "elders" or elders):
                yield van, toestand
    yield from ((van, weg) for weg, van in wegen().items())


def _mensen(wereld: Wereld) -> Partijen:
    """Everyone who asks; gives the codes of the parties, by whose they are."""
    for wie, email in maak_cast().items():
        wereld.accounts[wie.replace("-", "_")] = Account.objects.get(email=email).pk
    wereld.accounts["zonder_organisatie"] = wereld.accounts.pop("buitenstaander")
    _noem_organisaties(wereld)
    loket, corporatie = (_lid(wereld, wie).organisatie for wie in ("procesregisseur", "corporatie"))
    gisteren = VANDAAG - timedelta(days=1)
    wereld.accounts["oud_lid"] = _account("oud_lid", "eigen", (loket, gisteren))
    for wie in ("niet_aangewezen", "zonder_factor", "factor_niet_getoond"):
        wereld.accounts[wie] = _account(wie, "eigen", (loket, None))
    for wie in ("twee_gekozen", "twee_niet_gekozen"):
        wereld.accounts[wie] = _account(
            wie, "eigen", (loket, None), (corporatie, None, "corporatie")
        )
    gekozen = Lidmaatschap.objects.get(account=wereld.accounts["twee_gekozen"], rol="corporatie")
    wereld.keuze["twee_gekozen"] = str(gekozen.uuid)
    for wie, account in wereld.accounts.items():
        Account.objects.filter(pk=account).update(naam=merk("eigen", "persoon", wie))
        if lid := Lidmaatschap.objects.filter(account=account, tot=None).first():
            wereld.leden[wie] = str(lid.uuid)
        if wie not in ZONDER_APP:
            TOTP.activate(Account.objects.get(pk=account), GEHEIM)
    eigen = {
        partij: _lid(wereld, wie).organisatie.code
        for partij, wie in zip(
            PARTIJEN, ("aanmelder", "corporatie", "begeleider", "gemeente_beoordelaar"), strict=True
        )
    }
    return {"eigen": eigen} | {
        van: {partij: _organisatie(van, partij).code for partij in PARTIJEN}
        for van in ("partner", "vreemd")
    }


def _noem_organisaties(wereld: Wereld) -> None:
    """Give the organisations of the cast the names under which the table knows them."""
    for rij in rijen("Organisaties"):
        wie = next(wie for wie in wereld.accounts if past(wie, rij["wie"]))
        naam = merk("eigen", "naam", rij["organisatie"])
        organisatie = _lid(wereld, wie).organisatie
        Organisatie.objects.filter(pk=organisatie.pk).update(naam=naam, sorteernaam=sort_key(naam))
        wereld.organisaties[rij["organisatie"]] = str(organisatie.uuid)


def _lid(wereld: Wereld, wie: str) -> Lidmaatschap:
    return _lid_van(wereld.accounts[wie])


def _lid_van(account: int) -> Lidmaatschap:
    return Lidmaatschap.objects.select_related("account", "organisatie").get(account=account)


def _organisatie(van: str, wat: str) -> Organisatie:
    soort = {"begeleider": "zorgpartij", "aanmelder": "zorgpartij"}.get(wat, wat)
    naam = merk(van, "naam", wat)
    return Organisatie.objects.get_or_create(
        code=naam, defaults={"naam": naam, "sorteernaam": sort_key(naam), "soort": soort}
    )[0]


def _account(wie: str, van: str, *bij: tuple, sinds: date = BEGIN) -> int:
    account = Account.objects.create_user(
        f"{wie}@matrix.invalid", merk(van, "persoon", wie), "een-wachtwoord-van-de-matrix"
    )
    for organisatie, tot, *rol in bij:
        Lidmaatschap.objects.create(
            account=account,
            organisatie=organisatie,
            rol=rol[0] if rol else "procesregisseur",
            sinds=sinds,
            tot=tot,
        )
    return account.pk


def _dossier(wereld: Wereld, toestand: str, van: str, partijen: Partijen) -> UUID:
    """Record a dossier that stands there; every step is known from its day, or in `straks` later."""
    bron = van if van in partijen else "eigen"
    key = (REGIO[bron], merk(van, "nummer", toestand))
    wie = merk("eigen", "nummer", "kandidaat") if van == "eigen" else key[1]
    loket = _organisatie("vreemd", "loket").code if van == "vreemd" else projectie.LOKET
    with act_as(command_line_actor()) as actor, patch.object(projectie, "LOKET", loket):
        dossier = open_dossiers([key], {})[key]
        dossier.kandidaat_id = ensure_kandidaten([(key[0], wie)])[key[0], wie]
        dossier.toelichtingen = {"herkomst": merk(van, "toelichting", toestand)}
        for soort, op in _stappen(toestand, van):
            assert op not in wereld.dagen, op
            wereld.dagen[op] = (van, soort.value, toestand)
            partij = bron if van == "geweest" else partijen_van(van, soort.value)
            gegevens = _gegevens(soort, toestand, partij, partijen)
            te_laat = van == "straks" or (van, soort) == ("later", S.START_HUREN)
            bekend = VANDAAG + timedelta(days=1) if te_laat else op
            dossier.nieuw.append(Nieuw(soort, op, bekend, gegevens))
        record([dossier], actor=actor, bron="register", codes=organisation_ids())
        traject = Traject.objects.get(pk=dossier.id)
        if van == "geweest":
            _hand_over(traject, toestand, partijen, actor)
    return traject.uuid


def _stappen(toestand: str, van: str) -> list[tuple[Soort, date]]:
    soorten = stappen(toestand)
    plekken = [*wegen()] if toestand in wegen() else toestanden()
    laatste = LAATSTE_STAP[van] - timedelta(days=plekken.index(toestand))
    return [(Soort(soort), laatste - TUSSEN * nog) for nog, soort in enumerate(reversed(soorten))][
        ::-1
    ]


def _hand_over(traject: Traject, toestand: str, partijen: Partijen, actor: Actor) -> None:
    """Correct every step, half a year ago: other parties took part."""
    key = (traject.regio_id, traject.nummer)
    dossier = open_dossiers([key], {key: traject.pk})[key]
    eerder = dict(Gebeurtenis.objects.filter(traject=traject).values_list("soort", "id"))
    for soort, op in _stappen(toestand, "geweest"):
        gegevens = _gegevens(soort, toestand, "partner", partijen)
        dossier.nieuw.append(Nieuw(soort, op, VERBETERD, gegevens, eerder[soort]))
    record([dossier], actor=actor, bron="register", codes=organisation_ids())


def _gegevens(soort: Soort, toestand: str, van: str, partijen: Partijen) -> dict[str, object]:
    """What a step of this kind carries where these parties take part."""
    justitieel = toestand == "in_doorstroomwoning"
    woonproces = "housing_justitieel" if justitieel else "housing"
    partij, gemeente = partijen[van], GEMEENTE[van]
    gegevens: dict[Soort, dict[str, object]] = {
        S.AANGEMELD: {
            "woonproces": woonproces,
            "aanmelder": partij["aanmelder"],
            "herkomst": "detentie" if justitieel else "ggz",
            "gemeente_herkomst": gemeente,
        },
        S.GESCREEND: {"woonproces": woonproces, "beoordeling_door": partij["gemeente"]},
        S.BEOORDEELD: {"besluit": "positief"},
        S.IN_DOORSTROOMWONING: {"gemeente": gemeente},
        S.OP_WACHTLIJST: {"corporatie": partij["corporatie"]},
        S.AANGEBODEN: {"corporatie": partij["corporatie"]},
        S.START_HUREN: {
            "corporatie": partij["corporatie"],
            "begeleiding_door": partij["begeleider"],
            "betaling_door": partij["gemeente"],
            "gemeente": gemeente,
        },
        S.AFGESLOTEN: {"resultaat": "positief"},
    }
    return gegevens.get(soort, {})


def _wijs_aan(wereld: Wereld) -> None:
    """Name who the table names for the justice data of a dossier."""
    actor = as_actor(_lid(wereld, "procesregisseur"))
    for rij in rijen("Met naam aangewezen voor justitie"):
        for van in woorden(rij["dossier"]) if rij["wie"] != "kandidaat" else ():
            assert aanwijzen.give(
                wereld.dingen[Ding("traject", van, "in_doorstroomwoning")],
                lidmaatschap=UUID(wereld.leden[rij["wie"]]),
                reden=RedenJustitietoegang.VERVANGING,
                actor=actor,
                op=VANDAAG,
            ), rij


def _organisaties(wereld: Wereld, partijen: Partijen) -> None:
    """A corporatie of each kind, of which somebody may ask which dossiers it can see."""
    for van, codes in partijen.items():
        uuid = Organisatie.objects.get(code=codes["corporatie"]).uuid
        wereld.dingen[Ding("organisatie", van)] = uuid
    wereld.dingen[Ding("organisatie", ONBEKEND)] = uuid4()


def _verslagen(wereld: Wereld) -> None:
    """A jaarverslag that is kept, with a text of the loket in it."""
    actor = as_actor(_lid(wereld, "procesregisseur"))
    tekst = merk("eigen", "verslag", "tekst")
    save(2025, (zl.PARKSTAD,), "klachten", tekst, after=0, actor=actor)
    verslag = keep(make(2025, (zl.PARKSTAD,), actor=actor), actor=actor)
    wereld.dingen[Ding("verslag", "eigen")] = verslag.uuid
    wereld.dingen[Ding("verslag", ONBEKEND)] = uuid4()


def _leden(wereld: Wereld) -> None:
    """Somebody who works for a partner, and one who is invited to; and a kandidaat, whom nobody sees."""
    partij = Organisatie.objects.get(code=merk("partner", "naam", "corporatie"))
    actor = as_actor(_lid(wereld, "functioneel_beheerder"))
    lid = _lid_van(_account("lid_van_partner", "partner", (partij, None, "corporatie")))
    TOTP.activate(lid.account, GEHEIM)
    gedaan = invite(
        email="iemand@matrix.invalid",
        organisatie=partij.uuid,
        rol=Rol.CORPORATIE,
        actor=actor,
        op=nu(),
    )
    kandidaat = _lid(wereld, "kandidaat")
    for soort, van_partner, van_kandidaat in (
        ("uitnodiging", gedaan.uitnodiging.uuid, None),
        ("lid", lid.uuid, kandidaat.uuid),
        ("account", lid.account.uuid, kandidaat.account.uuid),
    ):
        wereld.dingen[Ding(soort, "partner")] = van_partner
        wereld.dingen[Ding(soort, ONBEKEND)] = uuid4()
        if van_kandidaat:
            wereld.dingen[Ding(soort, "eigen")] = van_kandidaat


def _andere_kandidaten(wereld: Wereld) -> None:
    """Kandidaten with an account: of a partner, and one of another loket who is known here as well.

    The day on which the latter may look, and what he agreed to, are his.
    """
    loket, ander = _lid(wereld, "procesregisseur").organisatie, _organisatie("vreemd", "loket")
    for van, bij, toestand, sinds in (
        ("partner", loket, "huurt", BEGIN),
        ("vreemd", ander, "sluimert", ELDERS_SINDS),
    ):
        account = _account(f"kandidaat_{van}", van, (bij, None, "kandidaat"), sinds=sinds)
        traject = Traject.objects.get(uuid=wereld.dingen[Ding("traject", "partner", toestand)])
        tie_to_account(traject.kandidaat_id, account_id=account, op=BEGIN)
    wereld.dagen[ELDERS_SINDS] = ("vreemd", "lid", "kandidaat")
    traject = Traject.objects.get(uuid=wereld.dingen[Ding("traject", "vreemd", "huurt")])
    record_toestemming(
        traject.kandidaat_id,
        doel=Doel.BEGELEIDING,
        zorgpartij_id=_organisatie("vreemd", "begeleider").pk,
        aan_id=_organisatie("vreemd", "corporatie").pk,
        actor=as_actor(_lid(wereld, "procesregisseur")),
        op=BEGIN,
    )


def _aanleveringen(wereld: Wereld) -> None:
    """A register with a refused row, of the procesregisseur, a colleague and another loket.

    `ingelezen`: taken in without that row. `aanlevering`: checked, and waiting for a decision.
    """
    loket = _lid(wereld, "procesregisseur").organisatie
    actors = {"eigen": as_actor(_lid(wereld, "procesregisseur"))}
    for van, organisatie in (("partner", loket), ("vreemd", _organisatie("vreemd", "loket"))):
        actors[van] = as_actor(_lid_van(_account(f"bracht_{van}", van, (organisatie, None))))
    for soort in ("ingelezen", "aanlevering"):
        for van, actor in actors.items():
            register = goed_register()
            nummer = merk(van, soort, "rij")
            register["trajecten"] += [AFGEVALLEN | {"traject": nummer, "aangemeld_op": "ooit"}]
            bestanden = [(b.name, b.chunks()) for b in csv_bestanden(register)]
            gebracht = balie.bring(bestanden, actor=actor)
            laat_werken()
            if soort == "ingelezen":
                balie.confirm(balie.look_at(gebracht.uuid, actor=actor), skip_refused=True)
                laat_werken()
            wereld.dingen[Ding(soort, van)] = gebracht.uuid
        wereld.dingen[Ding(soort, ONBEKEND)] = uuid4()
    shutil.copytree(settings.AANLEVERINGEN_MAP, wereld.bewaard)
