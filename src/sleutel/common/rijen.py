"""Row-level security: what a page may read of a table, held by the database as well (ADR 0021)."""

from django.db.migrations.operations.special import RunSQL


def guard_rows(table: str, seen: str, *, read_only: bool = False) -> RunSQL:
    """The migration by which the app reads and writes only those rows of `table` for which `seen` holds.

    `read_only`: it writes none. The role of the whole record reads and writes them all. Two policies:
    `<table>_wie_ziet`, `<table>_geheel`.
    """
    what = "SELECT" if read_only else "ALL"
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY {table}_wie_ziet ON {table} FOR {what} TO sleutel_app USING ({seen});
        CREATE POLICY {table}_geheel ON {table} TO sleutel_geheel USING (true);
        """,
        f"""
        DROP POLICY {table}_geheel ON {table};
        DROP POLICY {table}_wie_ziet ON {table};
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def as_its_traject(table: str) -> RunSQL:
    """`guard_rows` for what hangs on a traject: who sees the traject sees the row."""
    seen = f"EXISTS (SELECT FROM traject WHERE traject.id = {table}.traject_id)"
    return guard_rows(table, seen)


def as_its_kandidaat(table: str, *, also: str = "false") -> RunSQL:
    """`guard_rows` for what hangs on a kandidaat: who sees him sees the row."""
    seen = f"EXISTS (SELECT FROM kandidaat WHERE kandidaat.id = {table}.kandidaat_id)"
    return guard_rows(table, f"{also} OR {seen}")
