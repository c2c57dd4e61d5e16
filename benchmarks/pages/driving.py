"""A browser without a window: kept connections, one request after the other."""

import asyncio
from collections.abc import Iterator
from time import perf_counter

import msgspec


class Answer(msgspec.Struct):
    status: int
    headers: dict[str, str]
    cookies: dict[str, str]
    body: bytes
    size: int


class Result(msgspec.Struct, frozen=True):
    """What one round of one page took."""

    per_second: float
    p50_ms: float
    p95_ms: float


class Connection:
    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port

    async def open(self) -> "Connection":
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        return self

    async def ask(self, request: bytes) -> Answer:
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        answer = _head(head)
        length = int(answer.headers.get("content-length", 0))
        answer.body = await self.reader.readexactly(length) if length else b""
        answer.size = len(head) + length
        return answer

    def close(self) -> None:
        self.writer.close()


def _head(raw: bytes) -> Answer:
    first, *lines = raw.decode("latin-1").rstrip().split("\r\n")
    headers, cookies = {}, {}
    for line in lines:
        name, _, value = line.partition(": ")
        if name.lower() == "set-cookie":
            key, _, held = value.partition(";")[0].partition("=")
            cookies[key] = held
        headers[name.lower()] = value
    return Answer(int(first.split()[1]), headers, cookies, b"", 0)


async def drive(
    host: str, port: int, requests: Iterator[bytes], expected: int, connections: int, seconds: float
) -> Result:
    """So many connections share what is to be asked, until it is all asked or the time is over."""
    taken: list[float] = []
    end = perf_counter() + seconds

    async def one() -> None:
        connection = await Connection(host, port).open()
        for request in requests:
            started = perf_counter()
            answer = await connection.ask(request)
            assert answer.status == expected, (answer.status, answer.body[:500])
            taken.append(perf_counter() - started)
            if perf_counter() > end:
                break
        connection.close()

    began = perf_counter()
    await asyncio.gather(*[one() for _ in range(connections)])
    lasted = perf_counter() - began
    taken.sort()
    return Result(len(taken) / lasted, _at(taken, 0.5), _at(taken, 0.95))


def _at(taken: list[float], part: float) -> float:
    return 1000 * taken[min(len(taken) - 1, int(part * len(taken)))]
