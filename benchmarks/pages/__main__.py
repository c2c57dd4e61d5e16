"""The link page, the consent page and the work list beside a bare page; `make bench`.

The bare page runs on the same server, in the same process and the same rounds. It makes
as many Piccolo queries and renders as many bytes as the real page, and nothing else.
"""

import asyncio
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, repeat
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import msgspec

from benchmarks.pages import visiting
from benchmarks.pages.driving import Result, drive
from benchmarks.pages.telling import told

HOST, PORT = "127.0.0.1", 8199
BASE = f"http://{HOST}:{PORT}"
CONNECTIONS, ROUNDS, SECONDS = 8, 8, 1.5
QUESTIONS = "/my/questions"


Requests = Callable[[], Iterator[bytes]]


class Page(msgspec.Struct):
    """One page to be measured. `requests` is called before each round, which is not timed."""

    name: str
    requests: Requests
    bare: Requests
    expected: int
    reads: int
    writes: int
    size: int = 0
    view: visiting.FirstView | None = None
    results: list[Result] = []
    bare_results: list[Result] = []


@contextmanager
def served() -> Iterator[tuple[dict[str, Any], int]]:
    """The ways in, and the server's process."""
    with tempfile.TemporaryDirectory(prefix="restorative-bench-") as folder:
        furnished = subprocess.run(_serving("furnish", folder), check=True, stdout=subprocess.PIPE)
        with subprocess.Popen(_serving("serve", folder), stderr=subprocess.DEVNULL) as process:
            try:
                _wait_until_served(PORT)
                yield json.loads(furnished.stdout), process.pid
            finally:
                process.send_signal(signal.SIGTERM)


def _serving(deed: str, folder: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.pages.serving", deed, folder, str(PORT)]


def _wait_until_served(port: int, seconds: float = 60) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        try:
            with httpx.Client() as client:
                client.get(f"http://{HOST}:{port}/sign-in")
                return
        except httpx.TransportError:
            time.sleep(0.01)
    raise TimeoutError("nothing is served")


def pages_of(ways_in: dict[str, Any]) -> list[Page]:
    """The work lists are of a facilitator with some ten cases in all states, and of one with
    thirty more or less alike."""
    asked = [_guest(link) for link in ways_in["guests"]]
    few, many = (_staff(ways_in, name) for name in ("facilitator", "facilitator2"))
    question = str(asked[0].get(QUESTIONS).headers["location"])
    return [
        _fetched("link page, GET", visiting.browser(BASE), f"/m/{secrets.token_hex(11)}"),
        _fetched("consent page, GET", asked[0], question),
        _answered("consent page, POST", asked),
        _fetched("work list, GET", few, "/today"),
        _fetched("work list of 30 cases, GET", many, "/today"),
    ]


def _guest(link: dict[str, str]) -> httpx.Client:
    client = visiting.browser(BASE)
    visiting.enter_by_link(client, link["url"], link["code"])
    return client


def _staff(ways_in: dict[str, Any], name: str) -> httpx.Client:
    client = visiting.browser(BASE)
    visiting.sign_in(client, name, ways_in["staff"][name])
    return client


def _fetched(name: str, client: httpx.Client, path: str) -> Page:
    answer = client.get(path, headers={"x-count": "1"})
    assert answer.status_code == 200, answer.text[:500]
    reads, writes = map(int, answer.headers["x-counted"].split())
    size = len(answer.content)
    request = visiting.raw(client, "GET", path)
    bare = visiting.raw(client, "GET", f"/bare/{reads + writes}/{size}")
    page = Page(name, lambda: repeat(request), lambda: repeat(bare), 200, reads, writes, size)
    page.view = visiting.first_view(client, path)
    return page


def _answered(name: str, clients: list[httpx.Client]) -> Page:
    """Everybody once in a round, with a form that was fetched before it and a changed mind."""
    answers = cycle(("not_sure", "talk_first"))

    def requests() -> Iterator[bytes]:
        said = next(answers)
        forms = [(client, *_form(client, said)) for client in clients]
        return iter([visiting.raw(client, "POST", *form) for client, *form in forms])

    action, boxes = _form(clients[0], "yes")
    answer = clients[0].post(action, data={**boxes, "answer": "not_sure"}, headers={"x-count": "1"})
    assert answer.status_code == 303, answer.text[:2000]
    reads, writes = map(int, answer.headers["x-counted"].split())
    bare = visiting.raw(clients[0], "POST", f"/bare/{reads}/{writes}", boxes)
    return Page(name, requests, lambda: iter([bare] * len(clients)), 303, reads, writes)


def _form(client: httpx.Client, said: str) -> tuple[str, dict[str, str]]:
    question = str(client.get(QUESTIONS).headers["location"])
    action, boxes = visiting.form_with(client.get(question).text, "answer")
    return action, {**boxes, "answer": said}


async def measure(pages: list[Page]) -> None:
    """Real and bare take turns, so that a noisy moment of the machine falls on both."""
    for page in pages:
        page.results, page.bare_results = [], []
        for _ in range(ROUNDS):
            page.results.append(await _round(page.requests(), page.expected))
            page.bare_results.append(await _round(page.bare(), page.expected))


async def _round(requests: Iterator[bytes], expected: int) -> Result:
    return await drive(HOST, PORT, requests, expected, CONNECTIONS, SECONDS)


def resident_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def seconds_until_served(times: int = 5) -> float:
    """A real office whose database is there, from the command to the first page."""
    with tempfile.TemporaryDirectory(prefix="restorative-start-") as folder:
        _started(folder)
        return median(_started(folder) for _ in range(times))


def _started(folder: str) -> float:
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    more = {"HOME": folder, "RESTORATIVE_PORT": str(port)}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "restorative.cli", "run"],
        env={**_without_settings(), **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _wait_until_served(port)
        taken = time.perf_counter() - began
        process.send_signal(signal.SIGTERM)
    return taken


def _without_settings() -> dict[str, str]:
    ours = ("RESTORATIVE_", "DATABASE_URL", "XDG_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def main() -> None:
    with served() as (ways_in, pid):
        pages = pages_of(ways_in)
        before = resident_megabytes(pid)
        asyncio.run(measure(pages))
        after = resident_megabytes(pid)
    print(told(pages, before, after, seconds_until_served()))


if __name__ == "__main__":
    main()
