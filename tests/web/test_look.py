"""The sheet: readable colours, logical directions, small enough for a slow phone."""

import gzip
import re
from itertools import pairwise

import pytest

from restorative import paths
from restorative.web import static

SHEET = static.css().decode()
TOKENS = dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b", SHEET))
PHYSICAL = re.compile(
    r"(?:^|[{;\s])((?:margin|padding|border|inset)-(?:left|right|top|bottom)[a-z-]*"
    r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|float|clear"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
)

# What is written on what: text 4.5:1, what a participant reads 7:1, edges of controls 3:1 (Y10).
PARTICIPANT_READS = [("ink", "paper"), ("ink", "surface"), ("ink", "teal-soft"), ("teal", "paper")]
PARTICIPANT_READS += [("teal", "surface"), ("surface", "teal"), ("teal-deep", "teal-soft")]
TEXT = [
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "teal-soft"),
    ("amber", "amber-soft"),
    ("red", "red-soft"),
    ("red", "surface"),
    ("red", "paper"),
    ("surface", "teal-deep"),
    ("teal-deep", "surface"),
    ("teal-deep", "paper"),
]
EDGES = [("edge", "surface"), ("edge", "paper"), ("green", "surface"), ("amber", "surface")]
EDGES += [("ink", "focus"), ("teal", "teal-soft"), ("teal", "line")]


def _luminance(colour: str) -> float:
    code = colour.lstrip("#")
    code = code if len(code) == 6 else "".join(c * 2 for c in code)
    parts = [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(TOKENS[one]), _luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("pairs", "least"), [(PARTICIPANT_READS, 7.0), (TEXT, 4.5), (EDGES, 3.0)])
def test_every_pair_of_colours_is_told_apart(pairs: list[tuple[str, str]], least: float) -> None:
    """Y10"""
    assert [(p, round(contrast(*p), 2)) for p in pairs if contrast(*p) < least] == []


def test_no_colour_stands_outside_the_tokens() -> None:
    rest = re.sub(r"@layer tokens \{.*?\n\}\n\}", "", SHEET, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rest) == []


def test_directions_are_logical() -> None:
    """B6.8: the same sheet serves languages that run from right to left."""
    without_queries = re.sub(r"@media[^{]*", "@media ", SHEET)
    assert PHYSICAL.findall(without_queries) == []
    assert re.findall(r"text-align:\s*(left|right)", without_queries) == []


def test_the_sheet_loads_nothing() -> None:
    assert re.findall(r"url\(|@import|@font-face", SHEET) == []


def test_the_sheet_and_the_script_are_small() -> None:
    """screens.md C3"""
    leave = (paths.STATIC / "js" / "leave.js").read_bytes()
    assert len(gzip.compress(SHEET.encode())) < 5_000
    assert len(gzip.compress(leave)) < 1_000


@pytest.mark.parametrize(
    "wish", ["prefers-reduced-motion", "print", "forced-color-adjust", "scroll-padding"]
)
def test_what_readers_may_wish_for_is_there(wish: str) -> None:
    """Y09, 2.4.11"""
    assert wish in SHEET


def test_braces_close() -> None:
    depth = 0
    for brace in re.findall(r"[{}]", SHEET):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


def test_each_text_is_larger_than_the_one_below_it() -> None:
    sizes = [re.search(rf"\n{h} {{ font-size: ([\d.]+)rem", SHEET) for h in ("h1", "h2", "h3")]
    assert all(float(a[1]) > float(b[1]) for a, b in pairwise(sizes) if a and b)


def test_files_are_named_after_what_is_in_them() -> None:
    files = static.gathered()
    assert re.fullmatch(r"app-[0-9a-f]{12}\.css", files["app.css"].name)
    assert files == static.gathered()


def test_a_file_is_sent_as_the_browser_can_take_it() -> None:
    file = static.gathered()["app.css"]
    assert file.encoded("gzip, br")[1] == "br"
    assert gzip.decompress(file.encoded("gzip")[0]) == file.plain
    assert file.encoded("") == (file.plain, "")
