"""Which parties have said nothing in a matter, where the views of several are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_fitting import missing
from assistant.answering.lookup_matter import Matter
from assistant.answering.lookup_page import Page
from assistant.answering.lookup_sides import speaks_for
from assistant.answering.phrases import capitalised, phrase
from assistant.domain.answer import Position
from assistant.domain.question import Understanding
from assistant.domain.vocabulary import Vocabulary

_OF_THE_MATTER = 0.5
"""What words of a party may lack of what is asked and still be words in the matter."""


def tell_unheard(
    page: Page,
    ranked: Sequence[Extract],
    matter: Matter,
    understanding: Understanding,
    vocabulary: Vocabulary,
) -> None:
    """Name the parties without a word in the matter: those asked for, or all that may differ.

    Nothing is told where one party's view alone is asked for, or where no party is heard.
    """
    asked = understanding.filters.parties
    if understanding.lookup != "position" or len(asked) == 1 or not page.positions:
        return
    spoken = [cut for cut in ranked if missing(cut, matter) <= _OF_THE_MATTER]
    unheard = [
        party
        for party in (asked or vocabulary.disputants)
        if party not in {position.party for position in page.positions}
        and not any(speaks_for(party, vocabulary, cut) for cut in spoken)
    ]
    if not unheard:
        return
    language = understanding.language
    said = phrase("no_position", language)
    names = [vocabulary.parties[party].text(language) for party in unheard]
    page.paragraphs.append(f"{capitalised(said)}: {', '.join(names)}.")
    page.positions += [Position(party=party, claim=f"{said}.") for party in unheard]
