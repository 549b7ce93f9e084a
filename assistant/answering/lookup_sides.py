"""Whose words a cut holds, and of which year: the sides of a comparison or a dispute."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_form import asks_who_stands_for
from assistant.answering.lookup_matter import years_of
from assistant.domain.clause import Standing
from assistant.domain.question import Understanding
from assistant.domain.vocabulary import Vocabulary

Side = Callable[[Extract], float]
"""What belonging to one side adds to a cut's score; 0 where the cut is not of that side."""

_OPENING = 3
"""Words at the beginning of a text in which the party that holds it is named."""
_NAMED_VOICE = 0.3
_OWN_DOCUMENT = 0.01


def sides(understanding: Understanding, vocabulary: Vocabulary) -> list[Side]:
    """What is set in front: the words of the parties named; none where it is asked who wrote."""
    if asks_who_stands_for(understanding.question.text):
        return []
    parties = understanding.filters.parties
    if len(parties) > 1 or (parties and understanding.lookup == "position"):
        return [partial(speaks_for, party, vocabulary) for party in parties]
    return []


def years_compared(understanding: Understanding) -> tuple[Side, Side] | None:
    """The two sides where two years or agreements are compared, else None."""
    years = years_of(understanding.question.text)
    if understanding.lookup != "comparison" or len(years) < 2:
        return None
    one, other = years[:2]
    return partial(_headed, one, other), partial(_headed, other, one)


def own_words(
    ranked: Sequence[Extract], understanding: Understanding, vocabulary: Vocabulary
) -> list[Extract]:
    """The cuts, only one party's own words where its words alone are asked for and it has some."""
    parties = understanding.filters.parties
    single = frozenset(vocabulary.slots["kommun"].values)
    if len(parties) != 1 or understanding.lookup != "position" or parties[0] not in single:
        return list(ranked)
    if asks_who_stands_for(understanding.question.text):
        return list(ranked)
    own = [extract for extract in ranked if speaks_for(parties[0], vocabulary, extract)]
    return own or list(ranked)


def speaks_for(party: str, vocabulary: Vocabulary, extract: Extract) -> float:
    """More where the text itself names the party than where its document only speaks for it."""
    if extract.clause.kind in ("head", "signature"):
        return 0.0
    voice = voice_of(extract.text, vocabulary)
    held = extract.clause.standing in (Standing.POSITION, Standing.SUGGESTION)
    if voice == party:
        return _NAMED_VOICE
    return _OWN_DOCUMENT if voice is None and held and extract.document.party == party else 0.0


def _headed(year: str, other: str, extract: Extract) -> float:
    """Whether the nearest heading with a figure holds that year, and the text not the other."""
    if other in extract.text.replace("–", "-") or extract.text.rstrip().endswith("?"):
        return 0.0
    if extract.clause.kind == "table_row":
        return 0.0
    path = extract.clause.heading_path
    heading = next((h for h in reversed(path) if any(c.isdigit() for c in h)), "")
    return _OWN_DOCUMENT if year in heading.replace("–", "-") and not extract.leads else 0.0


def voice_of(text: str, vocabulary: Vocabulary) -> str | None:
    """The party that a text names at its beginning as the one that holds something."""
    words = [w.rstrip("s") for w in re.findall(r"\w+", text.lower())[:_OPENING]]
    for party, label in vocabulary.parties.items():
        own = [w.rstrip("s") for w in re.findall(r"\w+", label.sv.lower())[:2]]
        if len(own) == 2 and any(words[i : i + 2] == own for i in range(len(words) - 1)):
            return party
    return None
