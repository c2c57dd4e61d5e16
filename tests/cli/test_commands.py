"""The commands as an office types them: each in a process of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

NOWHERE = "postgresql://office:geheim@127.0.0.1:1/restorative"


@pytest.fixture
def home(tmp_path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def environment(home: Path, **given: str) -> dict[str, str]:
    return {"HOME": str(home), "PATH": os.environ["PATH"], **given}


def restorative(home: Path, *words: str, **given: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "restorative.cli", *words],
        env=environment(home, **given),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout, done.stderr


def started(home: Path, *words: str, **given: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "restorative.cli", *words],
        env=environment(home, **given),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
async def database_url(engine_kind, databases, tmp_path):
    async with databases.empty(engine_kind, tmp_path) as url:
        yield url


def test_a_new_office_needs_no_settings(home):
    """S85: what it makes is for the office's own user only."""
    assert restorative(home, "migrate")[0] == 0
    made = {path for path in home.rglob("*") if path.is_file()}
    assert {path.relative_to(home).as_posix() for path in made} == {
        ".config/restorative/restorative.keys",
        ".local/share/restorative/restorative.sqlite",
    }
    assert {path.stat().st_mode & 0o077 for path in home.rglob("*")} == {0}


def test_a_database_without_its_key_is_refused_in_one_line(home):
    """S89, F31"""
    restorative(home, "migrate")
    key_file = home / ".config/restorative/restorative.keys"
    key_file.unlink()
    code, _, said = restorative(home, "run")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(f"The database has its keys, but there is no key file at {key_file}.")
    assert not key_file.exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"RESTORATIVE_BASE_URL": "http://office.example.org"}, "must begin with https://"),
        ({"DATABASE_URL": "mysql://x/y"}, "must begin with sqlite:/// or postgresql://"),
        ({"DATABASE_URL": NOWHERE}, "PostgreSQL does not answer"),
        ({"DATABASE_URL": "sqlite:////proc/x/y.sqlite"}, "/proc/x cannot be used"),
    ],
)
def test_what_is_set_wrongly_is_said_in_one_line(home, given, says):
    code, out, said = restorative(home, "run", **given)
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert says in said
    assert "geheim" not in said


def test_a_file_that_is_no_database_is_refused_in_one_line(home, tmp_path):
    """F18"""
    (tmp_path / "letter.txt").write_text("Dear office, " * 500)
    code, _, said = restorative(home, "run", DATABASE_URL=f"sqlite://{tmp_path / 'letter.txt'}")
    assert (code, said) == (2, "The database file cannot be used: file is not a database.\n")


def test_a_place_that_is_taken_is_said_in_one_line(home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, said = restorative(home, "run", RESTORATIVE_PORT=str(port))
    assert (code, said.count("\n")) == (2, 1)
    assert f"port {port}: Address already in use" in said


def test_the_first_administrator_gets_an_address_and_only_the_first(home):
    code, said, _ = restorative(home, "account", "jemal", "Jemal Saparowa")
    first = re.search(r"http://127\.0\.0\.1:8000/set-up/\S+", said)
    again = restorative(home, "account", "jemal", "Jemal Saparowa")[1]
    second = re.search(r"http://127\.0\.0\.1:8000/set-up/\S+", again)
    assert code == 0
    assert first is not None
    assert second is not None
    assert first[0] != second[0]


@pytest.mark.parametrize("name", ["", " ", "x" * 121, "a\x1b[31m"])
def test_a_name_that_is_none_is_refused(home, name):
    code, _, said = restorative(home, "account", name or " ", "Jemal Saparowa")
    assert (code, said) == (2, "A name has between 1 and 120 letters.\n")


def test_the_audit_is_checked_from_the_command_line(home):
    """S90"""
    restorative(home, "account", "jemal", "Jemal Saparowa")
    code, said, _ = restorative(home, "audit", "verify")
    head = re.search(r"\d+:[0-9a-f]{64}", said)
    assert code == 0
    assert head is not None
    assert restorative(home, "audit", "verify", "--head", head[0])[0] == 0
    forged = f"{head[0][:-1]}{'0' if head[0][-1] != '0' else '1'}"
    code, said, _ = restorative(home, "audit", "verify", "--head", forged)
    assert (code, said.startswith("The audit is broken at row")) == (1, True)
    assert restorative(home, "audit", "verify", "--head", "x")[0] == 2


def test_an_office_is_served_and_stops_when_told(home, port, database_url):
    """S71, S109, F33: every line of the log is JSON, and no address that was asked for is in it."""
    server = started(home, "run", RESTORATIVE_PORT=str(port), DATABASE_URL=database_url)
    try:
        statuses = [_status(server, port, path) for path in ("/", "/m/Geheim22?name=Selbi")]
        server.send_signal(signal.SIGTERM)
        said, logged = server.communicate(timeout=30)
    finally:
        server.kill()
    assert server.returncode == 0
    assert all(status < 500 for status in statuses)
    assert f"Serving at http://127.0.0.1:{port}." in said
    assert "restorative account" in said
    assert {tuple(json.loads(line))[:4] for line in logged.splitlines()} == {
        ("at", "level", "from", "event")
    }
    assert not re.search("Geheim22|Selbi|/m/", logged)


def test_a_worker_beside_the_servers_stops_when_told(home, database_url):
    """F33"""
    worker = started(home, "worker", DATABASE_URL=database_url)
    try:
        assert worker.stdout.readline() == "Sending what waits. Stop with Ctrl-C.\n"
        worker.send_signal(signal.SIGTERM)
        said = worker.communicate(timeout=30)
    finally:
        worker.kill()
    assert (worker.returncode, said) == (0, ("", ""))


def _status(server, port: int, path: str) -> int:
    """Waits until it serves."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code
        except OSError:
            time.sleep(0.05)
    raise AssertionError(server.communicate())
