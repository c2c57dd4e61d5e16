"""The measurements as a table that can stand in a document."""

import platform
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.pages.driving import Result

if TYPE_CHECKING:
    from benchmarks.pages.__main__ import Page

HEAD = (
    "| Page | req/s | p50 ms | p95 ms | bare req/s | bare p50 | bare p95 | of the bare rate "
    "| queries | bytes | first view |\n|---|---|---|---|---|---|---|---|---|---|---|"
)


def told(pages: Sequence["Page"], before: float, after: float, start: float) -> str:
    lines = [HEAD, *(_line(page) for page in pages)]
    lines += ["", f"Resident memory with the worker inside: {before:.0f} MB before the load, "]
    lines[-1] += f"{after:.0f} MB after it. From the command to the first page: {start:.2f} s."
    lines += [f"Python {platform.python_version()}, SQLite, one process, 8 connections."]
    return "\n".join(lines)


def _line(page: "Page") -> str:
    real, bare = _middle(page.results), _middle(page.bare_results)
    part = real.per_second / bare.per_second
    view = f"{page.view.kilobytes:.1f} kB in {page.view.requests}" if page.view else "–"
    return (
        f"| {page.name} | {real.per_second:.0f} | {real.p50_ms:.1f} | {real.p95_ms:.1f} "
        f"| {bare.per_second:.0f} | {bare.p50_ms:.1f} | {bare.p95_ms:.1f} | {part:.0%} "
        f"| {page.reads} r {page.writes} w | {page.size or '–'} | {view} |"
    )


def _middle(results: Sequence[Result]) -> Result:
    """The median of the rounds, each number by itself."""
    return Result(
        median(r.per_second for r in results),
        median(r.p50_ms for r in results),
        median(r.p95_ms for r in results),
    )
