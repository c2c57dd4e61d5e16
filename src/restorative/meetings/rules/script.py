"""The run sheet as data: steps, how long each may take, the words for it in three languages."""

import msgspec

FALLBACK = "en"


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    minutes: int
    formats: tuple[str, ...]
    title: dict[str, str]
    words: dict[str, tuple[str, ...]]

    def title_in(self, language: str) -> str:
        return self.title.get(language, self.title[FALLBACK])

    def words_in(self, language: str) -> tuple[str, ...]:
        return self.words.get(language, self.words[FALLBACK])


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[Step, ...]

    def steps_of(self, format: str) -> tuple[Step, ...]:
        return tuple(one for one in self.step if format in one.formats)
