"""Answers to what is not asked of the corpus, and to what is too unclear to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.answering.draft import Draft
from assistant.domain.answer import FollowUp
from assistant.domain.question import Language, OutOfScope
from assistant.domain.rule import Gap
from assistant.domain.vocabulary import Vocabulary

_REFUSALS: Final[dict[OutOfScope, tuple[str, str]]] = {
    "medical_advice": (
        "Jag ger inga medicinska råd och inga doser. Ställ frågan till den läkare som svarar "
        "för råd just då.",
        "I give no medical or dosing advice. Put the question to the physician who answers for "
        "advice at that hour.",
    ),
    "phone_number": (
        "Kontaktvägar finns i din kommuns egen kontaktlista, inte här.",
        "Contact paths are in your municipality's own contact list, not here.",
    ),
    "other_county": (
        "Källorna gäller bara {county}. Om andra län eller regioner kan jag inte svara på vem "
        "som har ansvaret.",
        "The sources are about {county} only. For other counties or regions I cannot say who is "
        "responsible.",
    ),
    "small_talk": (
        "Jag svarar på frågor om avtal, beslut och rutiner för hemsjukvården i {county}: vem som "
        "ansvarar för vad, och vad texterna säger.",
        "I answer questions on agreements, decisions and routines for home health care in "
        "{county}: who is responsible for what, and what the texts say.",
    ),
    "other_topic": (
        "Det här handlar inte om det källorna rör: avtal, beslut och rutiner för hemsjukvården i "
        "{county}.",
        "This is not what the sources are about: agreements, decisions and routines for home "
        "health care in {county}.",
    ),
}
_UNCLEAR: Final = (
    "Frågan räcker inte för ett säkert svar.",
    "The question is not enough for a safe answer.",
)
_WHOM: Final = (
    "Den här tidpunkten svarar följande för läkares råd.",
    "At this moment the following answer for a physician's advice.",
)


def refuse(
    reason: OutOfScope,
    vocabulary: Vocabulary,
    language: Language,
    whom: Draft | None,
    open_questions: Sequence[Gap] = (),
) -> Draft:
    """A clear refusal.

    ``whom`` is the draft on who answers for advice, for a medical question;
    ``open_questions`` are gaps that belong to what was asked.
    """
    sentence = _REFUSALS[reason][0 if language == "sv" else 1].format(
        county=vocabulary.county_label.text(language)
    )
    if whom is None:
        gaps = tuple(gap.says.text(language) for gap in open_questions)
        return Draft(status="out_of_scope", text=" ".join([sentence, *gaps]), gaps=gaps)
    lead = _WHOM[0 if language == "sv" else 1]
    return Draft(
        status="out_of_scope",
        text=f"**{sentence}**\n\n{lead}\n\n{whom.text}",
        responsibilities=whom.responsibilities,
        assumptions=whom.assumptions,
        gaps=whom.gaps,
    )


def ask_back(slot: str, vocabulary: Vocabulary, language: Language) -> Draft:
    """One question back, where too little is known to answer."""
    entry = vocabulary.slots[slot]
    question = entry.ask.text(language)
    return Draft(
        status="conditional",
        text=f"{_UNCLEAR[0 if language == 'sv' else 1]} {question}",
        follow_up=FollowUp(slot=slot, question=question, options=tuple(entry.values)),
    )
