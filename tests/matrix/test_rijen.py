"""Row-level security: the database holds for everybody what the scopes of the program say (ADR 0021)."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from sleutel.common import rijen
from sleutel.domein.rollen import Rol
from sleutel.domein.toegang import Doel, doelen_of
from sleutel.domein.velden.tabellen import TABELLEN, Kring
from sleutel.kandidaten.services import invite_as, record_toestemming
from sleutel.partijen import bereik
from sleutel.partijen.actor import Actor
from sleutel.partijen.bereik import read_as, whole_record
from sleutel.partijen.models import Lidmaatschap, Organisatie, Uitnodiging
from sleutel.partijen.queries import as_actor, command_line_actor
from sleutel.trajecten.models import Toegang, Traject
from sleutel.trajecten.scopes import TijdelijkQuerySet, ToegangQuerySet, TrajectQuerySet

from .grendels import modules
from .proef import Proef
from .rijen import zonder_rijen
from .verwachting import Ding
from .wachters import Wachter, scopes
from .wereld import VANDAAG, Wereld

DOSSIER = sorted(
    naam for naam, tabel in TABELLEN.items() if tabel.kring == Kring.DOSSIER and "." not in naam
)
MODELLEN = {model._meta.db_table: model for model in apps.get_models()}
TELT = "numbers for who sets up the chain and sees no traject (ADR 0013)"
WIE_HET_GEHEEL_LEEST = {
    "cli.dossierkast.open_record": "who works on the command line has the database in hand",
    "cli.beheer.run": "the same, for a copy of the record and for a shell",
    "koppelingen.tasks._work_alone": "the worker takes in a register, of all that it names",
    "kandidaten.services.accept_as": "who accepts an invitation sees nothing yet; learns nothing but his own",
    "rapportage.standen._load": "a figure counts everybody; who sees which is for domein.cijfers.zicht",
    "rapportage.standen.anything_happened": "yes or no, for who may see all figures",
    "trajecten.houden.held_today": "numbers of trajecten that an organisation holds",
    "trajecten.regels.preview": TELT,
    "trajecten.redengevolgen._offered": TELT,
    "financien.tarieven.plan_tarief": TELT,
    "trajecten.tellen.open_by_state": TELT,
    "trajecten.tellen.count_open": TELT,
    "trajecten.tellen.open_by_purpose": TELT,
    "trajecten.tellen.count_open_seen_by": TELT,
    "trajecten.tellen.count_by": TELT,
    "trajecten.tellen.count_with_reason": TELT,
}
"""Each function that looks past row-level security, and what it tells of what it finds."""

WIE_WAT_WANNEER = (
    ToegangQuerySet.at_work,
    TijdelijkQuerySet.open_on,
    TrajectQuerySet.visible_to,
)
VAN_TRAJECTEN = [w for w in scopes() if set(w.functies) <= {*WIE_WAT_WANNEER}]
"""The mutants of who sees which trajecten, in all they turn on."""


@pytest.fixture
def wereld(wereld: Wereld) -> Wereld:
    """With a row of every table of the dossier that somebody of the matrix may read."""
    uuid = wereld.dingen[Ding("traject", "eigen", "huurt")]
    kandidaat = Traject.objects.get(uuid=uuid).kandidaat_id
    zorg, aan = (
        Organisatie.objects.get(uuid=wereld.organisaties[wie]) for wie in ("aanmelder", "gemeente")
    )
    loket = command_line_actor()
    record_toestemming(
        kandidaat,
        doel=Doel.HUISVESTING,
        zorgpartij_id=zorg.pk,
        aan_id=aan.pk,
        actor=loket,
        op=VANDAAG,
    )
    uitnodiging = Uitnodiging.objects.order_by("pk").first()
    invite_as(kandidaat, uitnodiging_id=uitnodiging.pk)
    return wereld


def ids(rows: models.QuerySet) -> set[int]:
    return set(rows.order_by().values_list("pk", flat=True))


def mensen(wereld: Wereld) -> Iterable[Actor]:
    """Everyone of the matrix who works somewhere, as each of what he may work as."""
    leden = Lidmaatschap.objects.filter(account__in=wereld.accounts.values(), tot=None)
    return [as_actor(lid) for lid in leden.select_related("account", "organisatie")]


def hangt_aan(tabel: str) -> str:
    """Along which way a row of this table leads to a traject."""
    model = MODELLEN[tabel]
    namen = {veld.name for veld in model._meta.get_fields()}
    if tabel == "traject":
        return "pk"
    if "traject" in namen:
        return "traject"
    return "trajecten" if tabel == "kandidaat" else "kandidaat__trajecten"


def test_every_table_of_the_dossier_is_guarded_row_by_row_and_no_other(wereld):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        bewaakt = {naam for (naam,) in cursor.fetchall()}
        cursor.execute("SELECT tablename, policyname, roles::text[] FROM pg_policies")
        regels = {(tabel, naam, *rollen) for tabel, naam, rollen in cursor.fetchall()}

    assert bewaakt == set(DOSSIER)
    assert regels == {
        (tabel, f"{tabel}_{naam}", rol)
        for tabel in DOSSIER
        for naam, rol in (("wie_ziet", "sleutel_app"), ("geheel", "sleutel_geheel"))
    }


@pytest.mark.parametrize("tabel", DOSSIER)
def test_without_a_reader_the_app_reads_and_writes_no_row(wereld, tabel):
    model = MODELLEN[tabel]
    assert model.objects.exists(), "the world has a row to hide"
    rij = model.objects.order_by("pk").values().first()

    with read_as(None):
        assert not model.objects.exists()
        assert not model.objects.filter(pk=rij[model._meta.pk.attname]).exists()
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            model.objects.bulk_create([model(**rij)])


@pytest.mark.parametrize("tabel", DOSSIER)
def test_everybody_reads_the_rows_of_the_trajecten_that_he_sees_and_no_others(wereld, tabel):
    model, gelezen = MODELLEN[tabel], 0
    for actor in mensen(wereld):
        if actor.rol == Rol.PRIVACY_OFFICER:
            continue
        gezien = model.objects.filter(
            **{f"{hangt_aan(tabel)}__in": Traject.objects.visible_to(actor)}
        )
        mag = ids(gezien)
        if tabel == "toegang":  # what the own organisation has or had, also for what is over
            mag |= ids(_own_toegang(actor))
        if tabel == "kandidaat_account":
            mag |= ids(model.objects.filter(account=actor.account_id))
        with read_as(actor):
            assert ids(model.objects.all()) == mag, actor
        gelezen += len(mag)

    assert gelezen


def _own_toegang(actor: Actor) -> models.QuerySet:
    doelen = [doel.value for doel in doelen_of(actor.rol)]
    return Toegang.objects.filter(organisatie=actor.organisatie_id, doel__in=doelen)


def test_the_privacy_officer_reads_rows_of_his_own_loket_only(wereld):
    [actor] = [actor for actor in mensen(wereld) if actor.rol == Rol.PRIVACY_OFFICER]
    eigen = Toegang.objects.filter(organisatie=actor.organisatie_id, doel="procesregie")
    mag = set(eigen.open_on(VANDAAG).values_list("traject", flat=True))

    with read_as(actor):
        assert ids(Traject.objects.all()) == mag
        for tabel in set(DOSSIER) - {"traject", "toegang", "kandidaat_account"}:
            model, weg = MODELLEN[tabel], hangt_aan(tabel)
            gelezen = ids(model.objects.all())
            with whole_record():
                assert gelezen == ids(model.objects.filter(**{f"{weg}__in": mag})), tabel
    assert mag < ids(Traject.objects.all())


@pytest.mark.parametrize("wachter", VAN_TRAJECTEN, ids=lambda w: f"{w.naam} ({w.pagina})")
def test_a_page_that_forgets_who_asks_shows_nothing_of_others(wereld, wachter: Wachter):
    """The control: the same page without the rows as well does show it, and the matrix says so."""
    proef = Proef(wereld)

    assert not proef.merkt(wachter)
    with zonder_rijen():
        assert proef.merkt(wachter)


def test_a_reader_does_not_stay_behind_on_the_connection(wereld):
    uuid = wereld.dingen[Ding("traject", "eigen", "huurt")]
    assert wereld.client("aanmelder").get(f"/trajecten/{uuid}").status_code == 200

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, array(SELECT current_setting(s, true) FROM unnest(%s::text[]) AS t(s))",
            [list(bereik._SETTINGS)],
        )
        assert cursor.fetchone() == (bereik.GEHEEL, [""] * len(bereik._SETTINGS))


def test_the_whole_record_is_open_for_as_long_as_it_is_asked(wereld):
    with read_as(None):
        with whole_record():
            assert Traject.objects.exists()
        assert not Traject.objects.exists()
        with pytest.raises(ZeroDivisionError), whole_record():
            1 / 0  # noqa: B018
        assert not Traject.objects.exists()


def test_what_fails_in_the_database_leaves_nobody_with_more_than_he_had(wereld):
    with read_as(None):
        with pytest.raises(DatabaseError), transaction.atomic(), whole_record():
            connection.cursor().execute("SELECT 1 / 0")
        assert not Traject.objects.exists()
        with pytest.raises(DatabaseError), whole_record(), transaction.atomic():
            connection.cursor().execute("SELECT 1 / 0")
        assert not Traject.objects.exists()


def test_who_opens_the_whole_record_stands_on_this_list(wereld):
    """One more is a decision: what may be learned of it is then for that function to say."""
    openers = {
        f"{module.__name__.removeprefix('sleutel.')}.{functie}"
        for module in modules()
        if module not in (bereik, rijen)
        for functie in _openers(module)
    }

    assert openers == set(WIE_HET_GEHEEL_LEEST)


def _openers(module: ModuleType) -> Iterator[str]:
    """The functions that name `whole_record`, called or not; the role itself may be named nowhere else."""
    bron = inspect.getsource(module)
    assert not re.search(r"\bGEHEEL\b|sleutel_geheel|_become", bron), module
    for functie in ast.walk(ast.parse(bron)):
        if isinstance(functie, ast.FunctionDef | ast.AsyncFunctionDef):
            namen = {getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(functie)}
            if "whole_record" in namen:
                yield functie.name
    assert "import whole_record as" not in bron


def test_the_whole_record_is_opened_in_functions_only():
    """At the level of a module nothing would close it again."""
    for module in modules():
        for regel in ast.parse(inspect.getsource(module)).body:
            if not isinstance(regel, ast.FunctionDef | ast.ClassDef | ast.ImportFrom):
                assert "whole_record" not in ast.unparse(regel), module


def test_no_page_writes_who_sees_a_traject(wereld):
    toegang = Toegang.objects.filter(tot=None).first()
    [regisseur] = [a for a in mensen(wereld) if a.account_id == wereld.accounts["procesregisseur"]]
    with read_as(regisseur):
        eigen = Toegang.objects.filter(organisatie=regisseur.organisatie_id).first()
        assert Toegang.objects.filter(pk=eigen.pk).update(tot=VANDAAG) == 0
        toegang.pk = None
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            toegang.save()
    assert Toegang.objects.get(pk=eigen.pk).tot == eigen.tot
