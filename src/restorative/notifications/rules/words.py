"""What is done to rendered words before they are kept, and when they are shown again."""

import re
import unicodedata

LINK = re.compile(r"(/m/)[A-Za-z0-9]{8,}")


def one_line(text: str) -> str:
    """A subject or a sender: no line break or control character can start a header (S64)."""
    visible = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join(visible.split())


def tidy(text: str) -> str:
    """A body: no trailing blanks, at most one empty line in a row."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines)


def without_secrets(text: str) -> str:
    """A private link that has left the house is shown to staff without its secret (S05)."""
    return LINK.sub(r"\1…", text)
