"""A gemeente that is spoken of stays in its region: what was counted and agreed there stays true (ADR 0019)."""

from django.db import migrations

USED = """
CREATE FUNCTION gemeente_staat_in(welke text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT 'gebeurtenis' WHERE EXISTS (
        SELECT FROM gebeurtenis
        WHERE gegevens ->> 'gemeente' = welke OR gegevens ->> 'gemeente_herkomst' = welke
           OR gegevens ->> 'woonplaats' IN (SELECT code FROM kern WHERE gemeente_id = welke))
    UNION ALL SELECT 'taakstelling' WHERE EXISTS (SELECT FROM taakstelling WHERE gemeente = welke)
    UNION ALL SELECT 'spreidingsafspraak'
        WHERE EXISTS (SELECT FROM spreidingsafspraak WHERE gemeente = welke)
    UNION ALL SELECT 'instelling' WHERE EXISTS (SELECT FROM instelling WHERE gemeente_id = welke)
$$;
CREATE FUNCTION bewaak_gemeente() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM gemeente_staat_in(OLD.code)) THEN
        RAISE EXCEPTION 'gemeente % is spoken of, so it stays in its region', OLD.code
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'gemeente_blijft';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER gemeente_blijft BEFORE UPDATE OF regio_id ON gemeente
    FOR EACH ROW WHEN (OLD.regio_id <> NEW.regio_id) EXECUTE FUNCTION bewaak_gemeente();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("toewijzing", "0002_onveranderlijk"),
        ("trajecten", "0006_toegang_opnieuw"),
        ("partijen", "0009_regios_in_beheer"),
    ]
    operations = [migrations.RunSQL(USED)]
