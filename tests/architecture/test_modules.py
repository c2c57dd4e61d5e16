"""Every file says in one line what it is for, has a name that means something, and is short."""

import ast

from tests.architecture.source import ROOT, Module, committed, modules

LONGEST_FILE = 250
LONGEST_DOCSTRING_LINE = 120
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "base"}


def in_one_line(module: Module) -> bool:
    said = ast.get_docstring(module.tree) or ""
    first = said.partition("\n\n")[0]
    return 0 < len(first) <= LONGEST_DOCSTRING_LINE and "\n" not in first


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
    ours = [path for path in committed() if path.suffix == ".py" and "migrations" not in path.parts]
    lines = {str(p.relative_to(ROOT)): p.read_text("utf-8").count("\n") for p in ours}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}
