"""What `sleutel demo` says, and what it keeps; the whole of it is walked by `tools.make_pictures`."""

import socket
from pathlib import Path

import pytest

from sleutel.cli import demo, main
from sleutel.partijen.services import DemoAccount


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SLEUTEL_HOME", str(tmp_path / "thuis"))
    return tmp_path / "thuis"


def test_it_names_the_address_where_passkeys_work(capsys):
    demo._greet(8123, [DemoAccount("a@demo.sleutel.invalid", "A", "Weller", "corporatie")])

    uit = capsys.readouterr().out
    assert "Sleutel draait op http://localhost:8123 " in uit
    assert "http://127.0.0.1:8123 ook, maar zonder passkeys" in uit


@pytest.mark.enable_socket
def test_it_shares_its_port_with_no_other_demo(monkeypatch, capsys):
    monkeypatch.setattr(demo, "open_record", lambda: pytest.fail("it began"))
    with socket.socket() as ander:
        ander.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as Granian does
        ander.bind((demo.HOST, 0))
        ander.listen()
        poort = ander.getsockname()[1]

        assert main(["demo", "--port", str(poort)]) == 2
        assert f"Op poort {poort} draait al iets" in capsys.readouterr().err


def test_its_secret_is_the_same_at_the_next_start_and_for_the_owner_only(home):
    eerst = demo._lasting_secret()

    assert len(eerst) >= 50
    assert demo._lasting_secret() == eerst
    assert (home / "geheim").stat().st_mode & 0o777 == 0o600


def test_another_home_has_another_secret(home, monkeypatch, tmp_path):
    eerst = demo._lasting_secret()
    monkeypatch.setenv("SLEUTEL_HOME", str(tmp_path / "elders"))

    assert demo._lasting_secret() != eerst
