from typing import Any

from django.db import migrations

# PostgreSQL is given an index more for every unique text, for searches by its beginning. Nobody searches a hash so,
# and each of the two is written, at a place without order, with every entry of the journal.
_BY_BEGINNING = ("journal_entry_hash_7f38225b_like", "journal_entry_previous_hash_196d1388_like")


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for name in _BY_BEGINNING:
            schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(drop, migrations.RunPython.noop),
    ]
