"""How many parts a text message takes: 160 letters of GSM-7, or 70 of any alphabet."""

import msgspec

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_7_TWICE = frozenset("\f^{}\\[~]|€")


class Length(msgspec.Struct, frozen=True):
    """`parts` messages are paid for; `letters` of them at most `room` fit into these parts."""

    letters: int
    parts: int
    room: int
    is_plain: bool


def length(words: str) -> Length:
    if set(words) <= GSM_7 | GSM_7_TWICE:
        return _counted(_septets(words), alone=160, joined=153, is_plain=True)
    return _counted(len(words.encode("utf-16-be")) // 2, alone=70, joined=67, is_plain=False)


def _septets(words: str) -> int:
    return len(words) + sum(letter in GSM_7_TWICE for letter in words)


def _counted(letters: int, alone: int, joined: int, is_plain: bool) -> Length:
    if letters <= alone:
        return Length(letters, 1, alone, is_plain)
    parts = -(-letters // joined)
    return Length(letters, parts, parts * joined, is_plain)
