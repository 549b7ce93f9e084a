"""The words that the documents of a corpus hold, in any form or compound.

A question whose words the documents hold is about them, however it is put; one whose
matter no document has a word of is about something else. Words are compared by their
roots, folded, so that "mötena" is held where "möte" stands, and "mötesplan" where "möte"
and "plan" do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from assistant.understanding.words import split

_ENDINGS = (
    "ernas", "arnas", "ornas", "ingarna", "andets",
    "erna", "arna", "orna", "heten", "heter", "ingen", "ingar", "arens", "arnas",
    "ens", "ets", "ena", "ing", "ade", "are", "ade", "nde", "tion",
    "en", "et", "ar", "er", "or", "na", "es", "as", "de", "te", "ad", "at", "it",
    "n", "t", "s", "a", "e", "d",
)  # fmt: skip
_SHORTEST_ROOT = 3
_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 4
_JOINED_BY = ("", "a", "e")
"""What a word that heads a compound has lost there."""


class HeldWords:
    """Which words some texts hold; read at the first question that needs to know."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = tuple(texts)

    def holds(self, form: str) -> bool:
        """Whether a folded word, another form of it or the parts of it stand in a text."""
        if not form.isalpha():
            return False
        if root(form) in self._roots:
            return True
        return any(
            root(form[cut:]) in self._roots and self._heads(form[:cut])
            for cut in range(_SHORTEST_HEAD, len(form) - _SHORTEST_TAIL + 1)
        )

    def has(self, form: str) -> bool:
        """Whether a folded word stands in a text as it is: then it is no misspelling."""
        return form in self._forms

    def among(self, forms: Sequence[str]) -> frozenset[int]:
        """Indexes of the words that some text holds."""
        return frozenset(i for i, form in enumerate(forms) if self._texts and self.holds(form))

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(
            form for text in self._texts for form in set(split(text).forms) if form.isalpha()
        )

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(root(form) for form in self._forms if len(form) >= _SHORTEST_ROOT)

    def _heads(self, head: str) -> bool:
        """Whether a word may be the first part of a compound, with an s to join it or without."""
        whole = head.removesuffix("s")
        return head in self._forms or any(f"{whole}{lost}" in self._forms for lost in _JOINED_BY)


def root(form: str) -> str:
    """A folded word without its longest ending."""
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_ROOT:
            return form[: -len(ending)]
    return form
