"""The documents say what is there: every setting, room, dependency and command they should name."""

import re
import tomllib

import pytest

from restorative.settings import NAMES
from tests.architecture.source import PACKAGE, ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def document(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_setting_is_explained():
    text = document("docs/deployment.md")
    assert [name for name in sorted({*NAMES, "DATABASE_URL"}) if name not in text] == []


def test_no_setting_is_explained_that_does_not_exist():
    assert set(re.findall(r"\bRESTORATIVE_[A-Z_]*[A-Z]\b", document("docs/deployment.md"))) <= NAMES


def test_every_room_has_its_line():
    rooms = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    table = document("docs/architecture.md")
    assert [room for room in sorted(rooms - {"__init__"}) if f"`{room}`" not in table] == []


def test_every_dependency_says_what_it_is_for():
    project = tomllib.loads(document("pyproject.toml"))["project"]
    named = document("README.md")
    wanted = [re.split(r"[=<>;]", line)[0] for line in project["dependencies"]]
    assert [name for name in wanted if name not in named] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_points_at_is_there(path):
    text = path.read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    targets = set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE))
    assert [link for link in links if not (path.parent / link).exists()] == []
    assert [t for t in targets if f"\n{t}:" not in MAKEFILE] == []
