"""What is sealed of an agreement: the words of its actions, objections and witnesses."""

import msgspec


class ActionWords(msgspec.Struct, frozen=True):
    what: str
    how_known: str
    verifier: str = ""
    verifier_phone: str = ""
    verifier_email: str = ""
    verifier_language: str = ""
    reason: str = ""


class Said(msgspec.Struct, frozen=True):
    """What somebody wants changed, in their own words."""

    words: str


class Witness(msgspec.Struct, frozen=True):
    """Who saw a paper or spoken signature, and where the paper is kept."""

    name: str = ""
    kept_where: str = ""
