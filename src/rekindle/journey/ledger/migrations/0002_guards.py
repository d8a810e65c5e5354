"""The database itself refuses to change, remove or renumber a line."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: a line cannot be changed.'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: a line cannot be removed.'); END;
CREATE TRIGGER ledger_entry_in_order BEFORE INSERT ON ledger_entry
WHEN NEW.id != (SELECT COALESCE(MAX(id), 0) + 1 FROM ledger_entry)
  OR NEW.previous_hash != COALESCE((SELECT hash FROM ledger_entry ORDER BY id DESC LIMIT 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'The ledger is a chain: a line must follow the last one.'); END;
"""

POSTGRESQL = """
CREATE FUNCTION ledger_entry_guard() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'The ledger is append-only: a line cannot be changed or removed.'; END;
$$ LANGUAGE plpgsql;
CREATE FUNCTION ledger_entry_follow() RETURNS trigger AS $$
DECLARE last record;
BEGIN
  SELECT id, hash INTO last FROM ledger_entry ORDER BY id DESC LIMIT 1;
  IF NEW.id <> COALESCE(last.id, 0) + 1 OR NEW.previous_hash <> COALESCE(last.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'The ledger is a chain: a line must follow the last one.';
  END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION ledger_entry_guard();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_guard();
CREATE TRIGGER ledger_entry_in_order BEFORE INSERT ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION ledger_entry_follow();
"""


def guard(apps, schema_editor):
    """Install the guards of the engine in use."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE.split("END;"):
            if statement.strip():
                schema_editor.execute(statement + "END;", params=None)
    else:
        schema_editor.execute(POSTGRESQL, params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(guard, elidable=False)]
