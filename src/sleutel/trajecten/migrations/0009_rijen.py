"""Row-level security of the dossier: a page reads the trajecten for which `toegang` says so (ADR 0021).

The reader stands in settings of the connection (`partijen.bereik`). Where none stands there, nobody reads.
The functions run as the owner: a policy that asked a guarded table would be asked by that table again.
"""

from django.db import migrations

from sleutel.common.rijen import as_its_kandidaat, as_its_traject, guard_rows

OPEN_TOEGANG = """
    toegang.organisatie_id = (SELECT kijkt_voor())
    AND toegang.doel = ANY ((SELECT kijkdoelen())::text[])
    AND toegang.sinds <= (SELECT kijkdag())
    AND (toegang.tot IS NULL OR toegang.tot > (SELECT kijkdag()))
"""

SEEN = f"""
    traject.kandidaat_id = ANY ((SELECT eigen_kandidaten())::bigint[])
    OR EXISTS (SELECT FROM toegang WHERE toegang.traject_id = traject.id AND {OPEN_TOEGANG})
"""  # noqa: S608 - no value of a user is in the text

READER = """
CREATE FUNCTION kijker() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('sleutel.kijker', true), '')::bigint
$$;
CREATE FUNCTION kijkt_voor() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('sleutel.kijkt_voor', true), '')::bigint
$$;
CREATE FUNCTION kijkdoelen() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT string_to_array(current_setting('sleutel.kijkdoelen', true), ',')
$$;
CREATE FUNCTION kijkdag() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('sleutel.kijkdag', true), '')::date
$$;
CREATE FUNCTION eigen_kandidaten() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT array_agg(kandidaat_id) FROM kandidaat_account
    WHERE account_id = kijker() AND current_setting('sleutel.kijkt_naar_zichzelf', true) = 'ja'
$$;
"""

SEEN_TRAJECTEN = f"""
CREATE FUNCTION geziene_trajecten() RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT traject.id FROM traject WHERE {SEEN};
END
$$;
"""  # noqa: S608

CLOSED = """
REVOKE EXECUTE ON FUNCTION eigen_kandidaten(), geziene_trajecten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION eigen_kandidaten(), geziene_trajecten() TO sleutel_app;
"""

UNDO = """
DROP FUNCTION geziene_trajecten();
DROP FUNCTION eigen_kandidaten();
DROP FUNCTION kijkdag();
DROP FUNCTION kijkdoelen();
DROP FUNCTION kijkt_voor();
DROP FUNCTION kijker();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0002_rol_geheel"),
        ("kandidaten", "0004_toestemming"),
        ("toewijzing", "0004_gemeente_in_geheel"),  # it reads gebeurtenissen, whoever asks
        ("trajecten", "0008_grondslag_bevestigd"),
    ]
    operations = [
        migrations.RunSQL(f"{READER}{SEEN_TRAJECTEN}{CLOSED}", UNDO),
        guard_rows("traject", SEEN),
        guard_rows(
            "toegang",
            "(organisatie_id = (SELECT kijkt_voor()) AND doel = ANY ((SELECT kijkdoelen())::text[]))"
            " OR traject_id IN (SELECT geziene_trajecten())",
            read_only=True,  # else a reader could open a traject to himself
        ),
        as_its_traject("gebeurtenis"),
        as_its_traject("toelichting"),
        as_its_traject("justitietoegang"),
        guard_rows(
            "kandidaat",
            "id = ANY ((SELECT eigen_kandidaten())::bigint[])"
            " OR EXISTS (SELECT FROM traject WHERE traject.kandidaat_id = kandidaat.id)",
        ),
        as_its_kandidaat("kandidaat_account", also="account_id = (SELECT kijker())"),
        as_its_kandidaat("kandidaat_uitnodiging"),
        as_its_kandidaat("toestemming"),
    ]
