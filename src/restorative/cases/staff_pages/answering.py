"""What the pages of a case share: several forms in one, a rule's sentences beside their fields."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from litestar.datastructures import FormMultiDict

from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.cases.rules import Incomplete
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence
from restorative.web.forms import Refused, read, typed_in
from restorative.web.wording import said

K = TypeVar("K")
A = TypeVar("A", bound=msgspec.Struct)
B = TypeVar("B", bound=msgspec.Struct)
C = TypeVar("C", bound=msgspec.Struct)


def read_two(sent: FormMultiDict, a: type[A], b: type[B]) -> tuple[A, B] | Refused:
    """Two forms on one page; the problems of both at once."""
    one, two = read(a, sent), read(b, sent)
    if isinstance(one, Refused) or isinstance(two, Refused):
        return together(sent, (one, two))
    return one, two


def read_three(sent: FormMultiDict, a: type[A], b: type[B], c: type[C]) -> tuple[A, B, C] | Refused:
    one, two, three = read(a, sent), read(b, sent), read(c, sent)
    if isinstance(one, Refused) or isinstance(two, Refused) or isinstance(three, Refused):
        return together(sent, (one, two, three))
    return one, two, three


def together(sent: Mapping[str, Any], answers: Iterable[object]) -> Refused:
    problems: dict[str, Sentence] = {}
    for answer in answers:
        problems |= answer.problems if isinstance(answer, Refused) else {}
    return Refused(typed_in(sent), problems)


def refused_by(sent: Mapping[str, Any], broken: RuleBroken) -> Refused:
    """Every sentence of the rule beside the field it is about."""
    if isinstance(broken, Incomplete):
        return Refused(typed_in(sent), broken.problems)
    return Refused.because(broken.field, broken.sentence, sent)


def choices(words: Mapping[K, Sentence]) -> list[tuple[K, str]]:
    """A list to choose from, in the reader's language."""
    return [(value, said(sentence)) for value, sentence in words.items()]


def may(staff: Staff, *asked: Permission) -> frozenset[str]:
    """What this page may offer to who reads it."""
    return frozenset(one.value for one in asked if allows(one, staff))
