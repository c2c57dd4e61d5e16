"""A form becomes a Struct, or every problem at once beside what was typed."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

import msgspec
from litestar.datastructures import FormMultiDict

from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.web import shape
from restorative.web.text import Unreadable, showable
from restorative.web.visit import current

F = TypeVar("F", bound=msgspec.Struct)
A = TypeVar("A")
ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d))?", re.ASCII
)
AGAIN = "_again"  # what was typed before the session ended: to be looked at, not yet to be done
OF_OURS = frozenset({"_csrf", "_once", AGAIN})
LOOK_AGAIN = say("You were signed out before this was sent. Look at it once more, then send it.")


class FormError(ValueError):
    """Raised in a form's `__post_init__`: what is wrong between its fields."""

    def __init__(self, problems: dict[str, Sentence]) -> None:
        super().__init__(", ".join(problems))
        self.problems = problems


class FormView(msgspec.Struct, frozen=True):
    """What a form shows: what stands in its boxes, and what is wrong with it."""

    typed: dict[str, list[str]] = {}
    problems: dict[str, Sentence] = {}

    def value(self, name: str) -> str:
        return next(iter(self.typed.get(name, [])), "")

    def has(self, name: str, option: object) -> bool:
        """Is this option the chosen one, or one of them?"""
        return str(option) in self.typed.get(name, [])

    def part(self, name: str, part: str) -> str:
        """One box of a day or a moment: as typed, or taken out of the one ISO value."""
        boxes = self.typed.get(f"{name}-{part}")
        return boxes[0] if boxes else iso_parts(self.value(name)).get(part, "")

    def problem(self, name: str) -> Sentence | None:
        return self.problems.get(name)


class Refused(FormView, frozen=True):
    """A form that was sent and not accepted; a page with one in it is a 422."""

    @classmethod
    def because(cls, field: str, sentence: Sentence, sent: Mapping[str, Any] | None = None) -> Self:
        return cls(typed=typed_in(sent), problems={field: sentence})


def blank(**values: object) -> FormView:
    """A form shown for the first time, with what we already know in its boxes."""
    return FormView(typed={name: _shown(value) for name, value in values.items()})


def refused(sent: Mapping[str, Any], broken: RuleBroken) -> Refused:
    """The rule's sentence beside the field it is about, or at the top of the form."""
    return Refused.because(broken.field, broken.sentence, sent)


def read(form: type[F], sent: FormMultiDict) -> F | Refused:
    """Tries every field; unknown ones are not seen (S50), the first of doubles counts (S46)."""
    typed = typed_in(sent)
    if AGAIN in sent:
        return Refused(typed, {"": LOOK_AGAIN})
    values: dict[str, Any] = {}
    problems: dict[str, Sentence] = {}
    for field in shape.fields_of(form):
        try:
            value = field.read(sent)
        except Unreadable as unreadable:
            problems[field.name] = unreadable.sentence
        else:
            if value is not shape.LEFT_OUT:
                values[field.name] = value
    return Refused(typed, problems) if problems else _made(form, values, typed)


def read_each(
    of: type[A], sent: FormMultiDict, name: str, ids: Iterable[UUID]
) -> dict[UUID, A] | Refused:
    """The answers to a list: boxes `name-<id>` of these ids; an unanswered one is left out."""
    problems: dict[str, Sentence] = {}
    answers: dict[UUID, A] = {}
    for key in ids:
        box = f"{name}-{key}"
        try:
            value = shape.one(of, box).read(sent)
        except Unreadable as unreadable:
            problems[box] = unreadable.sentence
        else:
            if value is not None:
                answers[key] = value
    return Refused(typed_in(sent), problems) if problems else answers


def _made(form: type[F], values: dict[str, Any], typed: dict[str, list[str]]) -> F | Refused:
    try:
        return form(**values)
    except FormError as error:
        return Refused(typed, error.problems)


def typed_in(sent: Mapping[str, Any] | None) -> dict[str, list[str]]:
    if sent is None:
        return {}
    get = sent.getall if isinstance(sent, FormMultiDict) else lambda name: [sent[name]]
    names = [name for name in dict.fromkeys(sent) if name not in OF_OURS]
    return {name: [showable(v) for v in get(name) if isinstance(v, str)] for name in names}


def _shown(value: object) -> list[str]:
    match value:
        case None:
            return []
        case bool():
            return ["yes" if value else "no"]
        case datetime():
            return [f"{value.astimezone(current().local.zone):%Y-%m-%dT%H:%M}"]
        case list() | tuple() | set() | frozenset():
            return [str(item) for item in value]
        case _:
            return [str(value)]


def iso_parts(iso: str) -> dict[str, str]:
    found = ISO.fullmatch(iso)
    if not found:
        return {}
    parts = {name: text.lstrip("0") for name, text in found.groupdict("").items() if name != "time"}
    return {**parts, "time": found["time"] or ""}
