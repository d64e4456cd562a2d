"""Running commands: in this process over the test's database, or as a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from sleutel import cli
from sleutel.partijen.bereik import read_as


@dataclass(frozen=True)
class Afloop:
    """How a command ended."""

    code: int
    uit: str
    fout: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output, which must be one JSON object and nothing else."""
        gelezen = json.loads(self.uit)
        assert isinstance(gelezen, dict)
        return gelezen


@pytest.fixture
def sleutel(
    db: None, databases, monkeypatch: pytest.MonkeyPatch, capsys, tmp_path: Path
) -> Callable[..., Afloop]:
    """`sleutel("cijfers", "--jaar", "2021")`, in a folder of its own."""
    naam = connection.settings_dict["NAME"]
    monkeypatch.setenv("DATABASE_URL", make_conninfo(databases.url, dbname=naam))
    monkeypatch.chdir(tmp_path)

    def running(*woorden: object) -> Afloop:
        capsys.readouterr()
        try:
            with read_as(None):  # as a process begins
                code = cli.main([str(woord) for woord in woorden])
        except SystemExit as einde:  # argparse
            code = einde.code
        gezegd = capsys.readouterr()
        return Afloop(code, gezegd.out, gezegd.err)

    return running


@pytest.fixture
def los_sleutel(
    verse_database: str, databases, tmp_path: Path
) -> Callable[..., subprocess.Popen[str]]:
    """Start a command as a process of its own, on a database of its own."""
    adres = make_conninfo(databases.url, dbname=verse_database)
    omgeving = os.environ | {
        "DATABASE_URL": adres,
        "DJANGO_SETTINGS_MODULE": "sleutel.config.settings",
    }

    def start(*woorden: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "sleutel", *map(str, woorden)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=omgeving,
        )

    return start
