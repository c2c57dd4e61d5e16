"""Every file says in one line what it is for, has a name that means something, and is short."""

import ast

from tests.architecture.source import ROOT, Module, committed, modules

LONGEST_FILE = 250
LONGEST_TEST = 500
LONGEST_DOCSTRING_LINE = 120
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "base"}


def in_one_line(module: Module) -> bool:
    said = ast.get_docstring(module.tree) or ""
    first = said.partition("\n\n")[0]
    return 0 < len(first) <= LONGEST_DOCSTRING_LINE and "\n" not in first


def longest(name: str) -> int:
    """A test file is a list of sentences, and a migration is made by a machine."""
    room = name.partition("/")[0]
    return {"tests": LONGEST_TEST, "migrations": 100_000}.get(room, LONGEST_FILE)


def test_every_module_says_in_one_line_what_it_is_for():
    assert [module.name for module in modules() if not in_one_line(module)] == []


def test_every_test_file_says_in_one_line_what_it_is_for():
    silent = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        text = path.read_text("utf-8")
        if text.strip() and not (ast.get_docstring(ast.parse(text)) or "").strip():
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []


def test_no_module_has_a_name_that_says_nothing():
    empty = [m.name for m in modules() if EMPTY_NAMES & set(m.name.split("."))]
    assert empty == []


def test_no_python_file_is_longer_than_a_person_reads_at_once():
    ours = [str(path.relative_to(ROOT)) for path in committed() if path.suffix == ".py"]
    lines = {name: (ROOT / name).read_text("utf-8").count("\n") for name in ours}
    long = {n: count for n, count in lines.items() if count > longest(n)}
    assert long == {}
