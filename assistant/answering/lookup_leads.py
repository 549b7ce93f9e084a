"""The line in front of a quote: whose words, in which document, its date and standing."""

from __future__ import annotations

from assistant.domain.clause import Clause, Document, Standing
from assistant.domain.question import Language
from assistant.domain.vocabulary import Vocabulary
from assistant.labels import DOCUMENT_KINDS, document_date, word

_STANDINGS: dict[Standing, tuple[str, str]] = {
    Standing.DECIDED: ("Beslut", "Decision"),
    Standing.AGREEMENT_QUOTED: (
        "Överenskommelsen, så som den citeras",
        "The agreement, as quoted",
    ),
    Standing.ACCOUNT: ("Beskrivning", "Account"),
    Standing.PROPOSED: ("Förslag, inte beslut", "Proposal, not a decision"),
    Standing.PLAN: ("Preliminär plan", "Preliminary plan"),
    Standing.POSITION: ("Ståndpunkt", "Position"),
    Standing.SUGGESTION: ("Förslag eller fråga från en part", "A party's suggestion or question"),
    Standing.LAW_QUOTED: ("Lag eller förarbete, som det citeras", "Law or bill, as quoted"),
    Standing.HISTORY: ("Historik", "History"),
}


def lead(clause: Clause, document: Document, vocabulary: Vocabulary, language: Language) -> str:
    """One line without citation mark, e.g. "Beslut – nämnden §12, 3 mars 2024, ABC240001"."""
    at = 0 if language == "sv" else 1
    standing = _STANDINGS[clause.standing][at]
    party = vocabulary.parties.get(document.party or "")
    voiced = clause.standing in (Standing.POSITION, Standing.SUGGESTION, Standing.ACCOUNT)
    whose = f", {party.text(language)}" if voiced and party is not None else ""
    source = ", ".join(
        part
        for part in (
            document.title,
            word(DOCUMENT_KINDS, document.kind, language),
            document_date(document, language),
            document.diarienummer,
        )
        if part
    )
    return f"**{standing}{whose}** – {source}"
