"""The tree as text and syntax: what the tests of the architecture look through."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "restorative"
TEMPLATES = ROOT / "templates"
NOT_OURS = {".git", ".venv", ".vendor", ".demo", "node_modules", "dist"}
SLICES = (
    "followup", "agreements", "meetings", "scheduling", "consent", "preparation", "cases",
    "people", "access", "notifications", "audit", "today",
)  # fmt: skip


class Module(msgspec.Struct, frozen=True):
    """One Python file: its dotted name, its text, its tree."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def slice(self) -> str:
        """The room it stands in: `consent` for restorative.consent.rules."""
        return [*self.name.split("."), ""][1]

    @property
    def package(self) -> str:
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]


@cache
def modules() -> tuple[Module, ...]:
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def module_from(text: str, name: str = "restorative.planted.rules") -> Module:
    """A file that is not there, for showing that a fence holds."""
    return Module(name, Path("planted.py"), text, ast.parse(text))


def _module(path: Path) -> Module:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text("utf-8")
    return Module(name, path, text, ast.parse(text))


def imports(module: Module) -> Iterator[str]:
    """Every name it imports, whole: `from restorative.cases import queries` is two names."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.package.split(".")[: len(module.package.split(".")) - node.level + 1]
    return ".".join([*parts, node.module] if node.module else parts)


def calls(module: Module) -> Iterator[tuple[int, str]]:
    """Every call as its line and its dotted name: (12, "datetime.now")."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node.lineno, dotted(node.func)


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def place(module: Module, line: int) -> str:
    return f"{module.name}:{line}"


@cache
def templates() -> dict[str, str]:
    """Every template by its name ("consent/question.html")."""
    return {
        str(path.relative_to(TEMPLATES)): path.read_text("utf-8")
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file()
    }


@cache
def committed() -> tuple[Path, ...]:
    """What the repository holds, or in an unpacked archive every file that is ours."""
    git = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if git.returncode == 0:
        listed = (ROOT / name for name in git.stdout.split("\0") if name)
    else:
        listed = (path for path in ROOT.rglob("*") if not NOT_OURS & set(path.parts))
    return tuple(path for path in listed if path.is_file())


def text_of(path: Path) -> str:
    """Its text, or nothing where it is not text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
