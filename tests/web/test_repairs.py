"""What we repair in the libraries: each test fails when its repair is no longer needed."""

import subprocess
import sys

import pytest
from litestar import _parsers

from restorative.web import query_string, repairs
from restorative.web.server import Server
from tests.pages import Browser


@pytest.mark.parametrize("name", repairs.CACHED)
def test_litestar_still_keeps_what_was_sent(name: str) -> None:
    """Asked of a fresh process, where nothing was repaired."""
    ask = f"from litestar import _parsers; _parsers.{name}.cache_info()"
    subprocess.run([sys.executable, "-c", ask], check=True)


@pytest.mark.parametrize("name", repairs.CACHED)
def test_our_app_keeps_nothing_of_what_was_sent(app: Server, name: str) -> None:
    """S109: bodies, cookies and questions are not held in the memory of the process."""
    holders = [m for n, m in sys.modules.items() if n.startswith("litestar") and hasattr(m, name)]
    assert holders
    assert not [m.__name__ for m in holders if hasattr(getattr(m, name), "cache_info")]
    assert not hasattr(getattr(_parsers, name), "cache_info")


async def test_of_a_question_asked_twice_the_first_counts(browser: Browser) -> None:
    """S46: Litestar alone would take the last."""
    seen = await browser.get("/example/number?n=1&n=2")
    assert seen.form().boxes["kept"] == ["1"]


@pytest.mark.parametrize(
    ("query", "tidy"),
    [
        (b"", b""),
        (b"q=Selbi&page=2", b"q=Selbi&page=2"),
        (b"q=a&q=b&%71=c", b"q=a"),
        (b"q=%00a%1bb%E2%80%AE", b"q=ab"),
        (b"q=%ff&&;=%", b"q=&%3B=%25"),
        (b"sort=1;--&q=%D0%A1", b"sort=1%3B--&q=%D0%A1"),
    ],
)
def test_questions_are_tidied(query: bytes, tidy: bytes) -> None:
    """S46, S63, S73"""
    assert query_string.tidied(query) == tidy
