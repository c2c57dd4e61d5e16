"""What is committed names no machine and no registry, holds no secret, and is all our own."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, committed, text_of

REGISTRIES = ("py" + "pi.org", "pythonhosted" + ".org", "npm" + "js.org", "deb." + "debian.org")
MACHINE_PATHS = re.compile(
    r"(?<![\w./-])/(?:work|root|home(?!/(?:office|Gül)\b)|opt|mnt|Users)/[\w.-]+"
)
SECRETS = (
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    re.compile(r"(?i)\b(?:aws|gh|github|slack)_?(?:secret|token)\s*[=:]\s*['\"]?\w{16,}"),
    re.compile(r"\b(?:ghp|gho|xox[abp]|AKIA)[-_A-Z0-9a-z]{16,}"),
)
BUILT = {".mo", ".pyc", ".sqlite", ".key", ".whl", ".db"}
LARGEST = 400_000


def found(pattern: re.Pattern[str]) -> list[str]:
    return [_place(path) for path in committed() if pattern.search(text_of(path))]


def _place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_names_a_registry():
    pattern = re.compile("|".join(re.escape(host) for host in REGISTRIES))
    assert found(pattern) == []


def test_no_file_names_a_place_on_somebodys_machine():
    assert found(MACHINE_PATHS) == []


@pytest.mark.parametrize(
    "planted", ["/" + "root/x", "in /" + "home/merdan/code", "=/" + "opt/wheels"]
)
def test_a_machine_path_would_be_found(planted: str):
    assert MACHINE_PATHS.search(planted)


@pytest.mark.parametrize("pattern", SECRETS)
def test_no_file_holds_a_secret(pattern: re.Pattern[str]):
    """S94"""
    assert found(pattern) == []


def test_nothing_that_is_built_or_belongs_to_others_is_committed():
    built = [_place(path) for path in committed() if path.suffix in BUILT]
    borrowed = [_place(path) for path in committed() if re.search(r"htmx.*\.js$", path.name)]
    assert built + borrowed == []


def test_nothing_committed_is_heavy():
    assert [_place(path) for path in committed() if path.stat().st_size > LARGEST] == []


def test_the_locks_name_no_host_and_hash_every_package():
    """S96"""
    for name in ("requirements.lock", "requirements-dev.lock", "assets.lock"):
        lock = (ROOT / name).read_text("utf-8")
        packages = re.findall(r"^[\w.-]+==", lock, re.MULTILINE)
        hashed = re.findall(r"^[\w.-]+==[^\n]*\\\n\s+--hash=sha256:", lock, re.MULTILINE)
        assert packages and len(packages) == len(hashed)
        assert "://" not in lock
