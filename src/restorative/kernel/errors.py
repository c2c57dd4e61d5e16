"""The three ways a deed can be refused."""

from restorative.kernel.sentences import Sentence


class RuleBroken(Exception):
    """A rule of the house forbids this; the sentence is for the person who asked.

    `field` names the form field it belongs to, where there is one.
    """

    def __init__(self, sentence: Sentence, field: str = "") -> None:
        super().__init__(sentence.text)
        self.sentence = sentence
        self.field = field


class NotFound(Exception):
    """It is not there, or it is not yours: nobody can tell which (R1, S48)."""


class NotPermitted(Exception):
    """You are known here, and this is not for your standing."""
