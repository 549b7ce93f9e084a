"""Every error the program raises on purpose, in one tree.

A message says where (file and place), what value was wrong, why, and what to
do. Messages never hold the text of a question: they may reach a log.
"""

from __future__ import annotations

from collections.abc import Sequence


class AssistantError(Exception):
    """Base of all errors that a user or an operator is meant to read."""


class UsageError(AssistantError):
    """The program was called wrongly (exit code 2, HTTP 422)."""


class BadQuestionError(UsageError):
    """A question that can't be read: empty, too long, or not text."""


class BadCaseError(UsageError):
    """A structured case with a slot or value outside the vocabulary."""


class SettingsError(UsageError):
    """A setting has a value that the program can't start with."""


class CorpusError(AssistantError):
    """The corpus is not fit to answer from.

    ``mistakes`` lists everything found at once, each with file and place.
    """

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        count = len(self.mistakes)
        head = f"{count} mistake{'s' if count != 1 else ''} in the corpus"
        super().__init__("\n".join([head, *(f"- {m}" for m in self.mistakes)]))


class UnreadableVersionError(CorpusError):
    """A kept version or git revision that this version of the program can't answer from.

    The first of its ``mistakes`` says which, and what to do.
    """


class QuoteError(CorpusError):
    """A quote is not found, found twice, or overlaps a masked span."""


class NotFoundError(AssistantError):
    """A document or clause id that the corpus does not hold."""


class IntakeError(AssistantError):
    """A file that can't be taken into the corpus; the sentence says why and what to do."""


class SearchIndexError(AssistantError):
    """The search index is missing, broken, or made by another model."""


class AuditError(AssistantError):
    """The audit log can't be written or is damaged."""


class BackupError(AssistantError):
    """A backup that can't be written, or is not whole."""


class ProvenanceError(AssistantError):
    """A package that the program needs is not there to be told about."""


class ModelError(AssistantError):
    """An optional language model gave no reply that can be used; the program goes on without."""
