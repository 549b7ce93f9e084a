"""Compounds that no text holds, read by their parts: people coin words that sources put otherwise.

"Hälsokoll" is "hälsokontroll" there, "läkarhjälp" is "läkarstöd": one part or both stand there
as another word that means the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 4
_LONGEST = 40
_JOINTS = ("", "s")
_LOST_VOWELS = ("", "a", "e")
"""What a word may lose where it opens a compound: "läkare" in "läkarstöd"."""


def coined(
    word: str, held: Callable[[str], bool], others: Callable[[str], Sequence[str]]
) -> Iterator[tuple[str, ...]]:
    """How texts may put a folded compound: other compounds, or two words apart.

    Args:
        word: The compound, which no text holds itself.
        held: Whether some text holds a word, endings aside.
        others: Other words for a word.
    """
    if len(word) > _LONGEST or not word.isalpha():
        return
    for cut in range(len(word) - _SHORTEST_TAIL, _SHORTEST_HEAD - 1, -1):
        tails = _ways(word[cut:], held, others)
        heads = [way for head in _heads(word[:cut]) for way in _ways(head, held, others)]
        for head in dict.fromkeys((word[:cut], *heads)):
            for tail in tails:
                yield from ((whole,) for whole in _wholes(head, tail) if held(whole))
                if held(head) and held(tail):
                    yield (head, tail)


def _ways(
    part: str, held: Callable[[str], bool], others: Callable[[str], Sequence[str]]
) -> list[str]:
    """A part and the single words that mean the same; none where it is no word at all."""
    same = [other for other in others(part) if other.isalpha()]
    return list(dict.fromkeys([part, *same])) if same or held(part) else []


def _heads(head: str) -> list[str]:
    """The words that may open a compound in this form."""
    plain = [head, *([head[:-1]] if head.endswith("s") else [])]
    return [f"{form}{vowel}" for form in plain for vowel in _LOST_VOWELS]


def _wholes(head: str, tail: str) -> Iterator[str]:
    opens = dict.fromkeys((head, head.removesuffix("e"), head.removesuffix("a")))
    return (f"{one}{joint}{tail}" for one in opens for joint in _JOINTS)
