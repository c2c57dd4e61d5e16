"""What no line may do: ask the machine the time, throw dice, run what somebody sent."""

import ast
from collections.abc import Callable

import pytest

from tests.architecture.source import Module, calls, imports, module_from, modules, place

TIME = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.date.today", "datetime.datetime.utcnow", "time.time", "time.time_ns",
}  # fmt: skip
ASKS_THE_TIME = {"restorative.kernel.clock"}
RUNS_WHAT_IT_IS_GIVEN = {
    "eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load",
    "pickle.loads", "pickle.load", "marshal.loads", "subprocess.getoutput",
}  # fmt: skip
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "yaml", "random", "numpy"}


def asks_the_time(module: Module) -> list[str]:
    if module.name in ASKS_THE_TIME:
        return []
    return [place(module, line) for line, name in calls(module) if name in TIME]


def runs_what_it_is_given(module: Module) -> list[str]:
    found = [place(module, line) for line, name in calls(module) if name in RUNS_WHAT_IT_IS_GIVEN]
    return found + [
        place(module, node.lineno)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.keyword) and node.arg == "shell"
    ]


def imports_what_is_never_imported(module: Module) -> list[str]:
    return [name for name in imports(module) if name.partition(".")[0] in NEVER_IMPORTED]


def throws_weak_dice(module: Module) -> list[str]:
    """Secrets come from `secrets`, keys from `os.urandom` or the cipher's own generator."""
    return [place(module, line) for line, name in calls(module) if name.startswith("random.")]


FENCES: list[tuple[Callable[[Module], list[str]], str]] = [
    (asks_the_time, "from datetime import datetime\nnow = datetime.now()"),
    (runs_what_it_is_given, "eval('1')"),
    (runs_what_it_is_given, "import subprocess\nsubprocess.run('ls', shell=True)"),
    (imports_what_is_never_imported, "import pickle"),
    (imports_what_is_never_imported, "from random import choice"),
    (throws_weak_dice, "import random\nrandom.random()"),
]


@pytest.mark.parametrize(("fence", "planted"), FENCES)
def test_the_fence_holds(fence: Callable[[Module], list[str]], planted: str):
    assert fence(module_from(planted)) != []


def test_only_the_clock_asks_the_machine_what_time_it_is():
    assert [found for module in modules() for found in asks_the_time(module)] == []


def test_nothing_runs_what_it_is_given():
    """S70"""
    assert [found for module in modules() for found in runs_what_it_is_given(module)] == []


def test_nothing_reads_pickles_or_throws_weak_dice():
    """S07, S70"""
    assert [
        (module.name, found)
        for module in modules()
        for found in imports_what_is_never_imported(module) + throws_weak_dice(module)
    ] == []
