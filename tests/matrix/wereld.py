"""The world of the matrix: everyone who asks, and of everything one that is theirs and some that are not.

It is made once per worker, by the services that the program itself uses. Every name and text that
could leak is a marker (see `merktekens`), so that an answer can be searched for what is in it.
"""

import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from sleutel.common.klok import nu
from sleutel.common.sorteren import sort_key
from sleutel.domein.keuzelijst import Regio
from sleutel.domein.procesgang.soorten import Soort
from sleutel.domein.procesgang.toestanden import Toestand
from sleutel.domein.rollen import Rol
from sleutel.kandidaten.services import ensure_kandidaten, tie_to_account
from sleutel.koppelingen import balie
from sleutel.partijen.actor import Actor, act_as
from sleutel.partijen.models import Account, Lidmaatschap, Organisatie
from sleutel.partijen.queries import as_actor, command_line_actor, organisation_ids
from sleutel.partijen.uitnodigingen import invite
from sleutel.rapportage.jaarverslag import keep, make, name_of
from sleutel.rapportage.verslagteksten import save
from sleutel.trajecten import projectie
from sleutel.trajecten.models import Gebeurtenis, Traject
from sleutel.trajecten.services import Nieuw, open_dossiers, record
from sleutel.web.toegang import GEKOZEN
from tests.domein.register.hulp import AFGEVALLEN, goed_register
from tests.web.rolbezetting import csv_bestanden, laat_werken, maak_cast

from .merktekens import merk
from .verwachting import ONBEKEND, Ding

VANDAAG = date(2026, 6, 1)
BEGIN = date(2025, 1, 6)
MAAND = timedelta(days=30)
S = Soort

GANG: dict[Toestand, tuple[Soort, ...]] = {
    Toestand.AANGEMELD: (),
    Toestand.GESCREEND: (S.GESCREEND,),
    Toestand.INTAKE_GEHOUDEN: (S.GESCREEND, S.INTAKE_GEHOUDEN),
    Toestand.BEOORDEELD: (S.GESCREEND, S.INTAKE_GEHOUDEN, S.BEOORDEELD),
    Toestand.IN_DOORSTROOMWONING: (S.GESCREEND, S.INTAKE_GEHOUDEN, S.IN_DOORSTROOMWONING),
    Toestand.OP_WACHTLIJST: (S.GESCREEND, S.INTAKE_GEHOUDEN, S.OP_WACHTLIJST),
    Toestand.AANGEBODEN: (S.GESCREEND, S.INTAKE_GEHOUDEN, S.OP_WACHTLIJST, S.AANGEBODEN),
    Toestand.HUURT: (S.GESCREEND, S.INTAKE_GEHOUDEN, S.OP_WACHTLIJST, S.START_HUREN),
    Toestand.SLUIMERT: (S.GESCREEND, S.OP_WACHTLIJST, S.START_HUREN, S.SLUIMEREN),
    Toestand.AFGESLOTEN: (S.GESCREEND, S.OP_WACHTLIJST, S.START_HUREN, S.AFGESLOTEN),
    Toestand.AFGEVALLEN: (S.GESCREEND, S.AFGEVALLEN),
    Toestand.NEGATIEF_NA_INTAKE: (S.GESCREEND, S.INTAKE_GEHOUDEN, S.NEGATIEF_NA_INTAKE),
    Toestand.BEEINDIGD_VOOR_HUREN: (S.GESCREEND, S.OP_WACHTLIJST, S.BEEINDIGD_VOOR_HUREN),
}
"""What happened, after the aanmelding, in a dossier that stands there."""

PARTIJEN = ("aanmelder", "corporatie", "begeleiding_door", "beoordeling_door")
GEMEENTE = {"eigen": "GM0917", "partner": "GM0928", "vreemd": "GM0935"}
REGIO = {"eigen": "parkstad", "partner": "parkstad", "vreemd": "maastricht"}
SOORT = {
    "aanmelder": "zorgpartij",
    "corporatie": "corporatie",
    "begeleiding_door": "zorgpartij",
    "beoordeling_door": "gemeente",
}


@dataclass
class Wereld:
    """The accounts by who they are, and the things by their kind."""

    accounts: dict[str, int] = field(default_factory=dict)
    keuze: dict[str, str] = field(default_factory=dict)
    dingen: dict[Ding, UUID] = field(default_factory=dict)
    leden: dict[str, str] = field(default_factory=dict)
    bewaard: Path = Path()

    def client(self, wie: str) -> Client:
        """A browser in which this person signed in."""
        client = Client(raise_request_exception=False)
        if wie in self.accounts:
            client.force_login(Account.objects.get(pk=self.accounts[wie]))
        if wie in self.keuze:
            session = client.session
            session[GEKOZEN] = self.keuze[wie]
            session.save()
        return client

    def herstel_bestanden(self) -> None:
        """Put back the files that a request took away or changed."""
        shutil.rmtree(settings.AANLEVERINGEN_MAP, ignore_errors=True)
        shutil.copytree(self.bewaard, settings.AANLEVERINGEN_MAP)


def maak_wereld(map_: Path) -> Wereld:
    """Make all of it, in the database in use; `map_` keeps the files as they were."""
    wereld = Wereld(bewaard=map_ / "bewaard")
    partijen = _mensen(wereld)
    kandidaat = ensure_kandidaten([("parkstad", merk("eigen", "nummer", "kandidaat"))])
    tie_to_account(
        next(iter(kandidaat.values())), account_id=wereld.accounts["kandidaat"], op=BEGIN
    )
    for toestand in Toestand:
        for van in ("eigen", "partner", "geweest", "straks", "vreemd"):
            uuid = _dossier(toestand, van, partijen)
            wereld.dingen[Ding("traject", van, toestand.value)] = uuid
        wereld.dingen[Ding("traject", ONBEKEND, toestand.value)] = uuid4()
    _verslagen(wereld)
    _aanleveringen(wereld)
    _leden(wereld)
    return wereld


def _mensen(wereld: Wereld) -> dict[str, dict[str, str]]:
    """Everyone who asks; gives the codes of the parties, by whose they are."""
    cast = maak_cast()
    for wie, email in cast.items():
        wereld.accounts[wie.replace("-", "_")] = Account.objects.get(email=email).pk
    wereld.accounts["zonder_organisatie"] = wereld.accounts.pop("buitenstaander")
    bij = {rol: _lid(wereld.accounts[rol]).organisatie for rol in ("procesregisseur", "corporatie")}
    gisteren = VANDAAG - timedelta(days=1)
    wereld.accounts["oud_lid"] = _account("oud_lid", "eigen", (bij["procesregisseur"], gisteren))
    for wie in ("twee_gekozen", "twee_niet_gekozen"):
        wereld.accounts[wie] = _account(
            wie, "eigen", (bij["procesregisseur"], None), (bij["corporatie"], None, "corporatie")
        )
    gekozen = Lidmaatschap.objects.get(account=wereld.accounts["twee_gekozen"], rol="corporatie")
    wereld.keuze["twee_gekozen"] = str(gekozen.uuid)
    for wie, account in wereld.accounts.items():
        Account.objects.filter(pk=account).update(naam=merk("eigen", "persoon", wie))
        if lid := Lidmaatschap.objects.filter(account=account, tot=None).first():
            wereld.leden[wie] = str(lid.uuid)
    codes = {
        "aanmelder": _lid(wereld.accounts["aanmelder"]).organisatie.code,
        "corporatie": bij["corporatie"].code,
        "begeleiding_door": _lid(wereld.accounts["begeleider"]).organisatie.code,
        "beoordeling_door": _lid(wereld.accounts["gemeente_beoordelaar"]).organisatie.code,
    }
    return {"eigen": codes} | {
        van: {partij: _organisatie(van, partij, SOORT[partij]).code for partij in PARTIJEN}
        for van in ("partner", "vreemd")
    }


def _lid(account: int) -> Lidmaatschap:
    return Lidmaatschap.objects.select_related("account", "organisatie").get(account=account)


def _organisatie(van: str, wat: str, soort: str) -> Organisatie:
    naam = merk(van, "naam", wat)
    return Organisatie.objects.create(code=naam, naam=naam, sorteernaam=sort_key(naam), soort=soort)


def _account(wie: str, van: str, *bij: tuple) -> int:
    account = Account.objects.create_user(
        f"{wie}@matrix.invalid", merk(van, "persoon", wie), "een-wachtwoord-van-de-matrix"
    )
    for organisatie, tot, *rol in bij:
        Lidmaatschap.objects.create(
            account=account,
            organisatie=organisatie,
            rol=rol[0] if rol else "procesregisseur",
            sinds=date(2020, 1, 1),
            tot=tot,
        )
    return account.pk


def _dossier(toestand: Toestand, van: str, partijen: dict[str, dict[str, str]]) -> UUID:
    """Record a dossier that stands there; every step is known from its day, or in `straks` later."""
    bron = van if van in partijen else "eigen"
    key = (REGIO[bron], merk(van, "nummer", toestand.value))
    wie = merk("eigen", "nummer", "kandidaat") if van == "eigen" else key[1]
    loket = Organisatie.objects.filter(code=merk("vreemd", "naam", "loket")).first()
    loket = loket or _organisatie("vreemd", "loket", "loket")
    eigenaar = loket.code if van == "vreemd" else projectie.LOKET
    bekend = VANDAAG + timedelta(days=1) if van == "straks" else None
    with act_as(command_line_actor()) as actor, patch.object(projectie, "LOKET", eigenaar):
        dossier = open_dossiers([key], {})[key]
        dossier.kandidaat_id = ensure_kandidaten([(REGIO[bron], wie)])[REGIO[bron], wie]
        dossier.toelichtingen = {"herkomst": merk(van, "toelichting", toestand.value)}
        dossier.nieuw = [
            Nieuw(soort, op, bekend or op, _gegevens(soort, toestand, bron, partijen))
            for soort, op in _stappen(toestand)
        ]
        record([dossier], actor=actor, bron="register", codes=organisation_ids())
        traject = Traject.objects.get(pk=dossier.id)
        if van == "geweest":
            _hand_over(traject, toestand, partijen, actor)
    return traject.uuid


def _stappen(toestand: Toestand) -> list[tuple[Soort, date]]:
    soorten = (S.AANGEMELD, *GANG[toestand])
    return [(soort, BEGIN + nummer * MAAND) for nummer, soort in enumerate(soorten)]


def _hand_over(
    traject: Traject, toestand: Toestand, partijen: dict[str, dict[str, str]], actor: Actor
) -> None:
    """Correct every step, last month: other parties took part."""
    key = (traject.regio_id, traject.nummer)
    dossier = open_dossiers([key], {key: traject.pk})[key]
    eerder = dict(Gebeurtenis.objects.filter(traject=traject).values_list("soort", "id"))
    dossier.nieuw = [
        Nieuw(
            soort,
            op,
            VANDAAG - MAAND,
            _gegevens(soort, toestand, "partner", partijen),
            eerder[soort],
        )
        for soort, op in _stappen(toestand)
    ]
    record([dossier], actor=actor, bron="register", codes=organisation_ids())


def _gegevens(
    soort: Soort, toestand: Toestand, van: str, partijen: dict[str, dict[str, str]]
) -> dict[str, object]:
    """What a step of this kind carries where these parties take part."""
    justitieel = toestand == Toestand.IN_DOORSTROOMWONING
    woonproces = "housing_justitieel" if justitieel else "housing"
    partij, gemeente = partijen[van], GEMEENTE[van]
    gegevens: dict[Soort, dict[str, object]] = {
        S.AANGEMELD: {
            "woonproces": woonproces,
            "aanmelder": partij["aanmelder"],
            "herkomst": "detentie" if justitieel else "ggz",
            "gemeente_herkomst": gemeente,
        },
        S.GESCREEND: {
            "woonproces": woonproces,
            "beoordeling_door": partij["beoordeling_door"],
        },
        S.BEOORDEELD: {"besluit": "positief"},
        S.IN_DOORSTROOMWONING: {"gemeente": gemeente},
        S.OP_WACHTLIJST: {"corporatie": partij["corporatie"]},
        S.AANGEBODEN: {"corporatie": partij["corporatie"]},
        S.START_HUREN: {
            "corporatie": partij["corporatie"],
            "begeleiding_door": partij["begeleiding_door"],
            "betaling_door": partij["beoordeling_door"],
            "gemeente": gemeente,
        },
        S.AFGESLOTEN: {"resultaat": "positief"},
    }
    return gegevens.get(soort, {})


def _verslagen(wereld: Wereld) -> None:
    """A jaarverslag that is kept, with a text of the loket in it."""
    actor = as_actor(_lid(wereld.accounts["procesregisseur"]))
    tekst = merk("eigen", "verslag", "tekst")
    save(2025, name_of((Regio.PARKSTAD,)), "klachten", tekst, after=0, actor=actor)
    verslag = keep(make(2025, (Regio.PARKSTAD,), actor=actor), actor=actor)
    wereld.dingen[Ding("verslag", "eigen")] = verslag.uuid
    wereld.dingen[Ding("verslag", ONBEKEND)] = uuid4()


def _leden(wereld: Wereld) -> None:
    """Somebody who works for a partner, and one who is invited to; and a kandidaat, whom nobody sees."""
    partij = Organisatie.objects.get(code=merk("partner", "naam", "corporatie"))
    actor = as_actor(_lid(wereld.accounts["functioneel_beheerder"]))
    lid = _lid(_account("lid_van_partner", "partner", (partij, None, "corporatie")))
    gedaan = invite(
        email="iemand@matrix.invalid",
        organisatie=partij.uuid,
        rol=Rol.CORPORATIE,
        actor=actor,
        op=nu(),
    )
    kandidaat = _lid(wereld.accounts["kandidaat"])
    for soort, van_partner, van_kandidaat in (
        ("uitnodiging", gedaan.uitnodiging.uuid, None),
        ("lid", lid.uuid, kandidaat.uuid),
        ("account", lid.account.uuid, kandidaat.account.uuid),
    ):
        wereld.dingen[Ding(soort, "partner")] = van_partner
        wereld.dingen[Ding(soort, ONBEKEND)] = uuid4()
        if van_kandidaat:
            wereld.dingen[Ding(soort, "eigen")] = van_kandidaat


def _aanleveringen(wereld: Wereld) -> None:
    """A register with a refused row, of the procesregisseur, a colleague and another loket.

    `ingelezen`: taken in without that row. `aanlevering`: checked, and waiting for a decision.
    """
    loket = _lid(wereld.accounts["procesregisseur"]).organisatie
    vreemd = Organisatie.objects.get(code=merk("vreemd", "naam", "loket"))
    actors = {"eigen": as_actor(_lid(wereld.accounts["procesregisseur"]))}
    for van, organisatie in (("partner", loket), ("vreemd", vreemd)):
        actors[van] = as_actor(_lid(_account(f"bracht_{van}", van, (organisatie, None))))
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
