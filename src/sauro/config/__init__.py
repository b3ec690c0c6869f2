"""Cấu hình. Settings, addresses, menu and clock of one installation.

The repaired SQLite of the wheel takes the place of the standard module here, because every process (web, worker,
command, tests) imports this package before Django opens a database. Where the wheel is missing, `database` sees the
older library and chooses a safe journal mode.
"""

import contextlib
import sys

with contextlib.suppress(ImportError):
    import pysqlite3
    import pysqlite3.dbapi2

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
