"""The shape of a form's Struct: how each field is read, and what is said when it cannot be."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
from litestar.datastructures import FormMultiDict
from msgspec import structs

from restorative.kernel.sentences import Sentence, say
from restorative.web import fields
from restorative.web.text import Unreadable

LEFT_OUT: Any = object()
MOST, LONGEST = 200, 4000
MANY = (list, set, frozenset, tuple)
YES, NO = frozenset({"on", "yes", "true", "1"}), frozenset({"", "off", "no", "false", "0"})
BY_TYPE: dict[type, fields.Reading] = {
    str: fields.OneLine(),
    int: fields.WholeNumber(),
    date: fields.DayBoxes(),
    datetime: fields.MomentBoxes(),
    time: fields.ClockTime(),
}
LIMITS: tuple[tuple[str, Sentence], ...] = (
    (r"length <= (\d+)", say("Write at most %(limit)s letters.")),
    (r"length >= (\d+)", say("Write at least %(limit)s letters.")),
    (r"<= (\d+)", say("Enter a number that is not above %(limit)s.")),
    (r">= (\d+)", say("Enter a number that is not below %(limit)s.")),
)
ODD = say("This is not an answer we know. Choose one of the answers.")


class Boxes(msgspec.Struct, frozen=True):
    """What was typed for one field; of a field sent twice the first counts."""

    sent: FormMultiDict
    name: str

    def box(self, part: str = "") -> str:
        return next(self.texts(part), "")

    def texts(self, part: str = "") -> Iterator[str]:
        name = f"{self.name}-{part}" if part else self.name
        return (value for value in self.sent.getall(name, []) if isinstance(value, str))


class Choice:
    """One of a list: an enum, a literal, an id."""

    missing = say("Choose an answer.")

    def __init__(self, of: Any) -> None:
        self.of = of

    def is_empty(self, typed: fields.Typed) -> bool:
        return not typed.box()

    def read(self, typed: fields.Typed) -> Any:
        return chosen(typed.box(), self.of)


class FormField(msgspec.Struct, frozen=True):
    name: str
    type: Any
    core: Any
    reading: fields.Reading
    missing: Sentence
    required: bool
    optional: bool
    asks: bool

    def read(self, sent: FormMultiDict) -> Any:
        typed = Boxes(sent, self.name)
        if self.core is bool:
            return self._ticked(typed)
        if get_origin(self.core) in MANY:
            return self._several(typed)
        value = "" if self.reading.is_empty(typed) else self.reading.read(typed)
        return self._nothing() if value == "" else self._within_limits(value)

    def _nothing(self) -> Any:
        if self.required and not self.optional:
            raise Unreadable(self.missing)
        return None if self.optional else LEFT_OUT

    def _ticked(self, typed: Boxes) -> Any:
        word = typed.box().strip().lower()
        if word not in YES | NO:
            raise Unreadable(ODD)
        if not word and (self.asks or self.optional):
            return self._nothing()
        return word in YES

    def _several(self, typed: Boxes) -> Any:
        texts = [text for text in dict.fromkeys(typed.texts()) if text.strip()]
        values = [self.reading.read(fields.One(text)) for text in texts[:MOST]]
        if not values and self.asks:
            raise Unreadable(self.missing)
        return self._within_limits((get_origin(self.core) or self.core)(values))

    def _within_limits(self, value: Any) -> Any:
        try:
            converted = msgspec.convert(value, self.type, strict=False)
        except msgspec.ValidationError as error:
            raise Unreadable(_limit(str(error))) from None
        for text in value if isinstance(value, MANY) else (value,):
            _check_not_endless(text)
        return converted


def chosen(text: str, of: Any) -> Any:
    try:
        return msgspec.convert(text, of, strict=False)
    except msgspec.ValidationError:
        raise Unreadable(ODD) from None


def _check_not_endless(text: Any) -> None:
    """A field without a limit of its own still has one (S73)."""
    if isinstance(text, str) and len(text) > LONGEST:
        raise Unreadable(say(LIMITS[0][1].text, limit=LONGEST))


def _limit(error: str) -> Sentence:
    for pattern, sentence in LIMITS:
        if found := re.search(pattern, error):
            return say(sentence.text, limit=int(found[1]))
    return ODD


@cache
def fields_of(form: type[msgspec.Struct]) -> tuple[FormField, ...]:
    hints = get_type_hints(form, include_extras=True)
    return tuple(
        _field(field.name, hints[field.name], required=field.required)
        for field in structs.fields(form)
    )


def one(hint: Any, name: str) -> FormField:
    """A field outside of any Struct, which may be left out."""
    return _field(name, hint | None, required=False)


def _field(name: str, hint: Any, *, required: bool) -> FormField:
    core, notes, optional = _unfolded(hint)
    said = [note for note in notes if isinstance(note, fields.Missing)]
    if get_origin(core) in MANY:
        notes = [*_unfolded(get_args(core)[0])[1], *notes]
    reading = next((note for note in notes if hasattr(note, "read")), None) or _by_type(core)
    return FormField(
        name=name,
        type=hint,
        core=core,
        reading=reading,
        missing=said[0].sentence if said else reading.missing,
        required=required,
        optional=optional,
        asks=bool(said),
    )


def _unfolded(hint: Any) -> tuple[Any, list[Any], bool]:
    """The bare type under `Annotated` and `| None`, and every note on the way."""
    if get_origin(hint) is Annotated:
        core, notes, optional = _unfolded(get_args(hint)[0])
        return core, [*reversed(hint.__metadata__), *notes], optional
    if get_origin(hint) in (Union, UnionType):
        (only,) = (part for part in get_args(hint) if part is not NoneType)
        core, notes, _ = _unfolded(only)
        return core, notes, True
    return hint, [], False


def _by_type(core: Any) -> Any:
    item = _unfolded(get_args(core)[0])[0] if get_origin(core) in MANY else core
    return BY_TYPE.get(item) or Choice(item)
