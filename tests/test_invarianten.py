"""What the database itself refuses, each by its name.

`SCHENDINGEN` breaks every named rule of ours once; a rule that is not in it fails the last test.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from sleutel.common.klok import nu
from sleutel.domein import zuid_limburg as zl
from sleutel.domein.toegang import Doel
from sleutel.inzage.services import record_inzage
from sleutel.kandidaten.models import Kandidaat
from sleutel.kandidaten.services import record_toestemming, tie_to_account
from sleutel.koppelingen import post
from sleutel.koppelingen.identiteit import rem, uitnodigen
from sleutel.partijen.models import Account
from sleutel.partijen.queries import organisation_ids
from sleutel.rapportage.jaarverslag import keep, make
from sleutel.rapportage.verslagteksten import save
from sleutel.trajecten.models import Justitietoegang
from tests.domein.register.hulp import AFGEVALLEN, goed_register
from tests.kast import Kast, onze_tabellen

VASTGELEGD = (
    "gebeurtenis",
    "taakstelling",
    "spreidingsafspraak",
    "tarief",
    "klachtgebeurtenis",
    "instelling",
    "toestemming",
)
"""Tables whose rows are corrected by a replacement."""

VERZEGELD = (
    *VASTGELEGD,
    "beheerwijziging",
    "invoer",
    "jaarverslag",
    "verslagtekst",
    "inzagelog",
    "recordwijziging",
)
"""Tables of which no row is ever changed or removed."""
"""The tables that are only ever added to."""

ONDER_EEN_ANDER = {"uuid": "gen_random_uuid()"}
BEEINDIGD = {"beeindigd_door_id": "gegeven_door_id"}


@dataclass(frozen=True)
class Kopie:
    """Insert a copy of one row in which these columns are other SQL expressions."""

    tabel: str
    anders: dict[str, str] = field(default_factory=dict)
    van: str = "true"


SCHENDINGEN: dict[str, str | Kopie] = {
    # parties
    "account_open_of_gesloten_door": "UPDATE account SET gesloten_door_id = id",
    "lidmaatschap_beeindigd_heeft_einde": "UPDATE lidmaatschap SET beeindigd_door_id = account_id",
    "uitnodiging_rol": "UPDATE uitnodiging SET rol = 'tovenaar', code = ''",
    "uitnodiging_email_kleine_letters": "UPDATE uitnodiging SET email = 'Iemand@Voorbeeld.nl'",
    "uitnodiging_kandidaat_heeft_code": "UPDATE uitnodiging SET code = ''",
    "uitnodiging_vijf_pogingen": "UPDATE uitnodiging SET pogingen = 6",
    "uitnodiging_pogingen_check": "UPDATE uitnodiging SET pogingen = -1",
    "uitnodiging_geldig_na_gemaakt": "UPDATE uitnodiging SET geldig_tot = gemaakt_op",
    "uitnodiging_aanvaard_door_account": "UPDATE uitnodiging SET aanvaard_op = gemaakt_op",
    "uitnodiging_ingetrokken_door_account": "UPDATE uitnodiging SET ingetrokken_op = gemaakt_op",
    "uitnodiging_aanvaard_of_ingetrokken": (
        "UPDATE uitnodiging SET aanvaard_op = gemaakt_op, account_id = door_id,"
        " ingetrokken_op = gemaakt_op, ingetrokken_door_id = door_id"
    ),
    "uitnodiging_eenmaal_open": Kopie("uitnodiging", ONDER_EEN_ANDER | {"afdruk": "'ander'"}),
    "uitnodiging_afdruk_key": Kopie("uitnodiging", ONDER_EEN_ANDER | {"email": "'a@b.nl'"}),
    "uitnodiging_uuid_key": Kopie("uitnodiging", {"afdruk": "'ander'", "email": "'a@b.nl'"}),
    "kandidaat_uitnodiging_uitnodiging_id_key": Kopie("kandidaat_uitnodiging"),
    "account_email_kleine_letters": "UPDATE account SET email = 'Iemand@Voorbeeld.nl'",
    "account_email_key": Kopie("account", ONDER_EEN_ANDER),
    "account_uuid_key": Kopie("account", {"email": "'ander@voorbeeld.nl'"}),
    "convenant_een_tegelijk": Kopie("convenant", {"geldig": "'[2021-01-01,)'::daterange"}),
    "beheerwijziging_onderwerp": Kopie("beheerwijziging", ONDER_EEN_ANDER | {"onderwerp": "'x'"}),
    "beheerwijziging_rol": Kopie("beheerwijziging", ONDER_EEN_ANDER | {"rol": "'tovenaar'"}),
    "beheerwijziging_betreft_account": Kopie(
        "beheerwijziging", ONDER_EEN_ANDER | {"onderwerp": "'account'"}
    ),
    "beheerwijziging_uuid_key": Kopie("beheerwijziging"),
    "instelling_soort": Kopie("instelling", {"soort": "'wensen'"}),
    "instelling_woonproces": Kopie("instelling", {"woonproces": "'hotel'"}),
    "instelling_eenmaal": Kopie("instelling"),
    "instelling_gemeente_in_regio": Kopie(
        "instelling", {"gemeente_id": "'GM0935'"}, "regio_id = 'parkstad'"
    ),
    "gemeente_cbs_code": Kopie("gemeente", {"code": "'GM91A7'", "naam": "'Ander'"}),
    "gemeente_blijft": "UPDATE gemeente SET regio_id = 'heuvelland' WHERE naam = 'Heerlen'",
    "gemeente_naam_key": Kopie("gemeente", {"code": "'GM9999'"}),
    "lidmaatschap_rol": "UPDATE lidmaatschap SET rol = 'tovenaar'",
    "lidmaatschap_tot_na_sinds": "UPDATE lidmaatschap SET tot = sinds - 1",
    "lidmaatschap_eenmaal_open": Kopie("lidmaatschap", ONDER_EEN_ANDER),
    "lidmaatschap_uuid_key": Kopie("lidmaatschap", {"tot": "sinds"}),
    "organisatie_soort": "UPDATE organisatie SET soort = 'bakker'",
    "organisatie_code_key": Kopie("organisatie", ONDER_EEN_ANDER | {"naam": "'Ander'"}),
    "organisatie_naam_key": Kopie("organisatie", ONDER_EEN_ANDER | {"code": "'ander'"}),
    "organisatie_uuid_key": Kopie("organisatie", {"code": "'ander'", "naam": "'Ander'"}),
    "regio_naam_key": Kopie("regio", {"code": "'ander'"}),
    "regio_code": Kopie("regio", {"code": "'Met Spatie'", "naam": "'Ander'"}),
    "regio_naam": "UPDATE regio SET naam = ' Parkstad' WHERE code = 'parkstad'",
    "regio_volgorde": Kopie("regio", {"code": "'ander'", "naam": "'Ander'"}),
    "regio_volgorde_check": Kopie(
        "regio", {"code": "'ander'", "naam": "'Ander'", "volgorde": "-1"}
    ),
    "reden_naam_key": Kopie("reden", {"code": "'ander'"}, "code = 'huurschuld'"),
    "reden_code": Kopie("reden", {"code": "'Met Spatie'", "naam": "'ander'"}),
    "reden_naam": "UPDATE reden SET naam = ' huurschuld' WHERE code = 'huurschuld'",
    "reden_vast": "UPDATE reden SET naam = 'gevangenis' WHERE code = 'detentie'",
    "reden_volgorde": Kopie("reden", {"code": "'ander'", "naam": "'ander'"}),
    "reden_volgorde_check": Kopie(
        "reden", {"code": "'ander'", "naam": "'ander'", "volgorde": "-1"}
    ),
    # kandidaten and trajecten
    "kandidaat_nummer_per_regio": Kopie("kandidaat", ONDER_EEN_ANDER),
    "kandidaat_account_account_id_key": Kopie(
        "kandidaat_account", {"kandidaat_id": "(SELECT max(id) FROM kandidaat)"}
    ),
    "kandidaat_account_kandidaat_id_key": Kopie(
        "kandidaat_account", {"account_id": "(SELECT max(id) FROM account)"}
    ),
    "kandidaat_uuid_key": Kopie("kandidaat", {"nummer": "'ander'"}),
    "traject_nummer_per_regio": Kopie("traject", ONDER_EEN_ANDER),
    "traject_uuid_key": Kopie("traject", {"nummer": "'ander'"}),
    "traject_toestand": "UPDATE traject SET toestand = 'zoek'",
    "traject_toestand_buiten_zwijgt_over_justitie": (
        "UPDATE traject SET toestand_buiten = 'in_doorstroomwoning'"
    ),
    "traject_woonproces": "UPDATE traject SET woonproces = 'hotel'",
    "traject_huurder_heeft_start": (
        "UPDATE traject SET start_huren_op = NULL WHERE toestand = 'afgesloten'"
    ),
    "traject_afgesloten_heeft_resultaat": (
        "UPDATE traject SET resultaat = '' WHERE toestand = 'afgesloten'"
    ),
    "toegang_niveau": "UPDATE toegang SET niveau = 'alles'",
    "toegang_doel": "UPDATE toegang SET doel = 'nieuwsgierig'",
    "toegang_tot_na_sinds": "UPDATE toegang SET tot = sinds - 1",
    "toegang_eenmaal_open": Kopie("toegang", van="tot IS NULL"),
    "grondslag_doel": "UPDATE grondslag SET doel = 'nieuwsgierig'",
    "grondslag_heeft_een_grond": "UPDATE grondslag SET grond = ' '",
    "grondslag_bevestigd_door_iemand": "UPDATE grondslag SET bevestigd_op = '2026-11-23'",
    "grondslag_een_tegelijk": Kopie(
        "grondslag", {"geldig": "'[2021-01-01,2022-01-01)'::daterange"}
    ),
    "justitietoegang_reden": Kopie(
        "justitietoegang", ONDER_EEN_ANDER | {"reden": "'nieuwsgierig'", "tot": "sinds"} | BEEINDIGD
    ),
    "justitietoegang_tot_na_sinds": (
        "UPDATE justitietoegang SET tot = sinds - 1, beeindigd_door_id = gegeven_door_id"
    ),
    "justitietoegang_einde_door_iemand": "UPDATE justitietoegang SET tot = sinds",
    "justitietoegang_eenmaal_open": Kopie("justitietoegang", ONDER_EEN_ANDER),
    "justitietoegang_uuid_key": Kopie("justitietoegang", {"tot": "sinds"} | BEEINDIGD),
    "toestemming_doel": Kopie("toestemming", {"doel": "'nieuwsgierig'"}),
    "toestemming_aan_een_ander": Kopie("toestemming", {"aan_id": "zorgpartij_id"}),
    "toestemming_eenmaal": Kopie("toestemming"),
    "toelichting_eenmaal_per_veld": Kopie("toelichting"),
    # who looked
    "inzagelog_rol": Kopie("inzagelog", {"rol": "'tovenaar'"}),
    "inzagelog_telt_elk_traject": Kopie("inzagelog", {"trajecten": "trajecten || trajecten"}),
    "inzagelog_toont_iemand": Kopie("inzagelog", {"trajecten": "'{}'", "aantal": "0"}),
    "inzagelog_aantal_check": Kopie("inzagelog", {"aantal": "-1"}),
    # reports
    "jaarverslag_uuid_key": Kopie("jaarverslag"),
    "jaarverslag_jaar_check": Kopie("jaarverslag", ONDER_EEN_ANDER | {"jaar": "-1"}),
    "jaarverslag_versie_check": Kopie("jaarverslag", ONDER_EEN_ANDER | {"versie": "-1"}),
    "verslagtekst_hoofdstuk": Kopie("verslagtekst", {"hoofdstuk": "'voorwoord'"}),
    "verslagtekst_versie_eenmaal": Kopie("verslagtekst"),
    "verslagtekst_jaar_check": Kopie("verslagtekst", {"jaar": "-1"}),
    "verslagtekst_versie_check": Kopie("verslagtekst", {"versie": "-1"}),
    # the log
    "gebeurtenis_soort": Kopie("gebeurtenis", {"soort": "'verdwenen'"}),
    "gebeurtenis_bron": Kopie("gebeurtenis", {"bron": "'roddel'"}),
    "gebeurtenis_rol": Kopie("gebeurtenis", {"rol": "'tovenaar'"}),
    "gebeurtenis_versie_check": Kopie("gebeurtenis", {"versie": "-1"}),
    "gebeurtenis_soort_eenmaal": Kopie("gebeurtenis", van="soort = 'aangemeld'"),
    "gebeurtenis_meting_eenmaal_per_dag": Kopie(
        "gebeurtenis", van="soort = 'duurzaamheid_gemeten'"
    ),
    "gebeurtenis_regio_van_traject": Kopie(
        "gebeurtenis", {"regio_id": "'heuvelland'", "soort": "'aangeboden'"}
    ),
    "gebeurtenis_vervangt_zelfde": Kopie(
        "gebeurtenis", {"vervangt_id": "id", "soort": "'sluimeren'"}
    ),
    # agreements and prices
    "taakstelling_eenmaal": Kopie("taakstelling"),
    "taakstelling_woonproces": Kopie("taakstelling", {"woonproces": "'hotel'"}),
    "taakstelling_aantal_check": Kopie("taakstelling", {"aantal": "-1"}),
    "taakstelling_jaar_check": Kopie("taakstelling", {"jaar": "-1"}),
    "spreidingsafspraak_eenmaal": Kopie("spreidingsafspraak"),
    "spreidingsafspraak_maximum_check": Kopie("spreidingsafspraak", {"maximum": "-1"}),
    "spreidingsafspraak_jaar_check": Kopie("spreidingsafspraak", {"jaar": "-1"}),
    "tarief_eenmaal": Kopie("tarief"),
    "tarief_soort": Kopie("tarief", {"soort": "'fooi'"}),
    "tarief_bedrag_niet_negatief": Kopie("tarief", {"bedrag": "-1"}),
    "tarief_jaar_check": Kopie("tarief", {"jaar": "-1"}),
    # complaints
    "klacht_nummer_per_regio": Kopie("klacht", ONDER_EEN_ANDER),
    "klacht_uuid_key": Kopie("klacht", {"nummer": "'ander'"}),
    "klachtgebeurtenis_soort": Kopie("klachtgebeurtenis", {"soort": "'vergeten'"}),
    "klachtgebeurtenis_uitspraak": Kopie("klachtgebeurtenis", {"uitspraak": "'misschien'"}),
    "klachtgebeurtenis_soort_eenmaal": Kopie("klachtgebeurtenis"),
    # projections of guidance and money
    "begeleiding_tot_na_sinds": "UPDATE begeleiding SET tot = sinds - 1",
    "duurzaamheidsmeting_antwoorden": "UPDATE duurzaamheidsmeting SET overlast = 'feestje'",
    "duurzaamheidsmeting_eenmaal_per_dag": Kopie("duurzaamheidsmeting"),
    "factuur_betaald_na_factuur": "UPDATE factuur SET betaald_op = factuur_op - 1",
    "declaratie_uitbetaald_na_declaratie": (
        "UPDATE declaratie SET uitbetaald_op = gedeclareerd_op - 1"
    ),
    # what came in
    "bericht_pogingen_check": "UPDATE bericht SET pogingen = -1",
    "invoer_uuid_key": Kopie("invoer"),
    "invoer_afgewezen_check": Kopie("invoer", ONDER_EEN_ANDER | {"afgewezen": "-1"}),
    "invoer_correcties_check": Kopie("invoer", ONDER_EEN_ANDER | {"correcties": "-1"}),
    "invoer_nieuwe_gebeurtenissen_check": Kopie(
        "invoer", ONDER_EEN_ANDER | {"nieuwe_gebeurtenissen": "-1"}
    ),
}
for _tabel in VASTGELEGD:
    SCHENDINGEN[f"{_tabel}_niet_eerder_bekend"] = Kopie(
        _tabel, {"vervangt_id": "id", "bekend_op": "bekend_op - 1"}
    )

# A replacement must speak of the same thing: of every column that says what it is about.
for _tabel, _kolom, _waarde in (
    ("taakstelling", "jaar", "jaar + 1"),
    ("spreidingsafspraak", "jaar", "jaar + 1"),
    ("tarief", "jaar", "jaar + 1"),
    ("instelling", "vanaf", "vanaf + 1"),
    ("klachtgebeurtenis", "soort", "'uitspraak'"),
    ("toestemming", "doel", "'betaling'"),
):
    SCHENDINGEN[f"{_tabel}_vervangt_zelfde"] = Kopie(_tabel, {"vervangt_id": "id", _kolom: _waarde})


@pytest.fixture
def vol(geknoeide_kast: Kast) -> Kast:
    """A record with something in every table."""
    register = goed_register()
    register["trajecten"].append(
        AFGEVALLEN | {"traject": "T-2", "afgevallen_reden": "een lang verhaal"}
    )
    geknoeide_kast.neem_op(register)
    actor = geknoeide_kast.actor
    keep(make(2021, actor=actor), actor=actor)
    save(2021, (zl.PARKSTAD,), "klachten", "Een rustig jaar.", after=0, actor=actor)
    kandidaten = Kandidaat.objects.order_by("id").values_list("id", flat=True)
    account = Account.objects.create_user("kandidaat@voorbeeld.nl", "Een kandidaat")
    eerste = Account.objects.exclude(pk=account.pk).earliest("id")
    tie_to_account(kandidaten[0], account_id=eerste.pk, op=date(2026, 11, 23))
    record_inzage(
        actor=geknoeide_kast.actor,
        op=date(2026, 11, 23),
        pagina="traject",
        trajecten=[geknoeide_kast.traject().pk],
    )
    uitnodigen.invite_kandidaat(
        kandidaten[0],
        email="uitgenodigd@voorbeeld.nl",
        actor=geknoeide_kast.actor,
        op=nu(),
        link=str,
    )
    post.put(aan="iemand@voorbeeld.nl", onderwerp="Iets", tekst="Iets")
    rem.take(rem.CODE, "iemand")
    loket, radar = (organisation_ids()[code] for code in ("loket-housing", "radar"))
    record_toestemming(
        kandidaten[0],
        doel=Doel.PROCESREGIE,
        zorgpartij_id=radar,
        aan_id=loket,
        actor=geknoeide_kast.actor,
        op=date(2026, 11, 23),
    )
    Justitietoegang.objects.create(
        traject=geknoeide_kast.traject(),
        account=account,
        organisatie_id=loket,
        sinds=date(2026, 11, 23),
        reden="vervanging",
        gegeven_door=eerste,
    )
    with connection.cursor() as cursor:
        for tabel in onze_tabellen():
            cursor.execute(f"SELECT count(*) FROM {tabel}")
            assert cursor.fetchone()[0], f"{tabel} is empty"
    return geknoeide_kast


def geweigerd_door(doe: Callable[[], object]) -> str | None:
    """The name of the rule that refuses it; None when nothing does."""
    try:
        with transaction.atomic():
            doe()
            return None
    except DatabaseError as fout:
        return fout.__cause__.diag.constraint_name or type(fout.__cause__).__name__


def run_as_user(opdracht: str | Kopie) -> None:
    with connection.cursor() as cursor:
        if isinstance(opdracht, Kopie):
            cursor.execute(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_name = %s AND is_identity = 'NO' ORDER BY ordinal_position",
                [opdracht.tabel],
            )
            kolommen = [kolom for (kolom,) in cursor.fetchall()]
            waarden = [opdracht.anders.get(kolom, kolom) for kolom in kolommen]
            opdracht = (
                f"INSERT INTO {opdracht.tabel} ({', '.join(kolommen)}) "
                f"SELECT {', '.join(waarden)} FROM {opdracht.tabel} WHERE {opdracht.van} "
                "ORDER BY 1 LIMIT 1"
            )
        cursor.execute(opdracht)
        assert cursor.rowcount, "the statement touched no row"


@pytest.mark.parametrize("naam", SCHENDINGEN)
def test_the_database_refuses_what_breaks_this_rule(vol: Kast, naam: str):
    assert geweigerd_door(lambda: run_as_user(SCHENDINGEN[naam])) == naam


@pytest.mark.parametrize("tabel", VASTGELEGD)
def test_a_gebeurtenis_or_agreement_is_replaced_only_once(vol: Kast, tabel: str):
    verbetering = Kopie(tabel, {"vervangt_id": "id"})
    assert geweigerd_door(lambda: run_as_user(verbetering)) is None
    assert geweigerd_door(lambda: run_as_user(verbetering)) == f"{tabel}_eenmaal_vervangen"


@pytest.mark.parametrize("tabel", VERZEGELD)
@pytest.mark.parametrize(
    "opdracht",
    ["UPDATE {} SET vastgelegd_op = vastgelegd_op", "DELETE FROM {}", "TRUNCATE {} CASCADE"],
    ids=["update", "delete", "truncate"],
)
def test_what_was_recorded_is_never_changed_or_removed(vol: Kast, tabel: str, opdracht: str):
    opdracht = opdracht.format(tabel)
    assert geweigerd_door(lambda: run_as_user(opdracht)) == "InsufficientPrivilege"
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else TRUNCATE must wait for them
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(
            "SELECT tableowner = current_user FROM pg_tables WHERE tablename = %s", [tabel]
        )
        assert cursor.fetchone() == (True,)
    assert geweigerd_door(lambda: run_as_user(opdracht)) == f"{tabel}_alleen_toevoegen"


def test_the_app_may_only_add_to_and_read_what_is_sealed(vol: Kast):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT table_name FROM information_schema.role_table_grants"
            " WHERE grantee = 'sleutel_app' AND privilege_type NOT IN ('SELECT', 'INSERT')"
        )
        mag_wijzigen = {tabel for (tabel,) in cursor.fetchall()}
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ '_alleen_'")
        verzegeld = {tabel for (tabel,) in cursor.fetchall()}
    assert verzegeld == set(VERZEGELD)
    assert not verzegeld & mag_wijzigen


def test_the_app_owns_nothing_and_can_do_nothing_outside_its_tables(vol: Kast):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolbypassrls"
            " FROM pg_roles WHERE rolname = 'sleutel_app'"
        )
        assert cursor.fetchone() == (False, False, False, False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relowner = 'sleutel_app'::regrole"
            " UNION ALL SELECT count(*) FROM pg_proc WHERE proowner = 'sleutel_app'::regrole"
        )
        assert cursor.fetchall() == [(0,), (0,)]


def test_every_named_rule_of_our_tables_is_broken_by_a_test_above(vol: Kast):
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT conname FROM pg_constraint
            WHERE conrelid::regclass::text = ANY(%(tabellen)s)
              AND (contype IN ('c', 'u', 'x') OR contype = 'f' AND conname !~ '_fk_')
            UNION
            SELECT indexrelid::regclass::text FROM pg_index
            WHERE indisunique AND indpred IS NOT NULL
              AND indrelid::regclass::text = ANY(%(tabellen)s)
            UNION
            SELECT tgname FROM pg_trigger
            WHERE NOT tgisinternal AND tgrelid::regclass::text = ANY(%(tabellen)s)
              AND tgfoid <> 'noteer_recordwijziging'::regproc -- notes, and refuses nothing
            """,
            {"tabellen": onze_tabellen()},
        )
        regels = {naam for (naam,) in cursor.fetchall()}
    van_verzegeling = {
        f"{tabel}_{regel}"
        for tabel in VERZEGELD
        for regel in ("alleen_toevoegen", "niet_leegmaken")
    } | {
        f"{tabel}_{regel}" for tabel in VASTGELEGD for regel in ("vervanging", "eenmaal_vervangen")
    }
    van_triggers = {
        f"{t}_{r}" for t in VASTGELEGD for r in ("niet_eerder_bekend", "vervangt_zelfde")
    }
    assert len(regels) > 70
    # These follow from the primary key; a foreign key needs them.
    regels -= {"traject_id_en_regio", "gemeente_code_en_regio"}
    assert regels - van_verzegeling == set(SCHENDINGEN) - van_triggers
    assert van_verzegeling <= regels
