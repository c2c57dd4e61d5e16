"""The few files a browser is sent: joined, hashed and compressed once, when the app starts."""

import gzip
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import msgspec

from restorative import paths

LAYERS = ("tokens", "base", "layout")
TYPES = {".svg": "image/svg+xml", ".css": "text/css", ".js": "text/javascript"}


class StaticFile(msgspec.Struct, frozen=True):
    """One file in the three forms a browser may ask for."""

    name: str
    media_type: str
    plain: bytes
    br: bytes
    gz: bytes

    def encoded(self, accept_encoding: str) -> tuple[bytes, str]:
        if "br" in accept_encoding:
            return self.br, "br"
        return (self.gz, "gzip") if "gzip" in accept_encoding else (self.plain, "")


@cache
def gathered() -> dict[str, StaticFile]:
    """By the name templates use: `app.css`, each script of ours, and htmx where it is installed."""
    scripts = {file.name: file.read_bytes() for file in sorted((paths.STATIC / "js").glob("*.js"))}
    scripts["icon.svg"] = (paths.STATIC / "icon.svg").read_bytes()
    htmx = htmx_file()
    if htmx is not None:
        scripts["htmx.js"] = htmx.read_bytes()
    return {name: _file(name, content) for name, content in {"app.css": css(), **scripts}.items()}


def css() -> bytes:
    """One sheet: the order of layers is said first, so the order of files does not matter."""
    folder = paths.STATIC / "css"
    files = [folder / f"{layer}.css" for layer in LAYERS]
    files += sorted((folder / "components").glob("*.css"))
    text = "@layer tokens, base, layout, components;" + "".join(f.read_text() for f in files)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).encode()


def htmx_file() -> Path | None:
    path = "django_htmx/static/django_htmx/htmx-2.min.js"
    places = (paths.DATA / ".vendor" / path, paths.DATA / "vendor" / path)
    return next((place for place in places if place.exists()), None)


def _file(name: str, content: bytes) -> StaticFile:
    stem, suffix = Path(name).stem, Path(name).suffix
    hashed = f"{stem}-{sha256(content).hexdigest()[:12]}{suffix}"
    return StaticFile(
        name=hashed,
        media_type=TYPES[suffix],
        plain=content,
        br=brotli.compress(content),
        gz=gzip.compress(content, mtime=0),
    )
