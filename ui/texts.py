"""Every fixed sentence of the page, in Swedish and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.domain.question import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """The page's words in one language."""

    ask_label: str
    ask_hint: str
    ask_button: str
    privacy: str
    examples: str
    new_conversation: str
    other_language: str
    pending: str
    offline: str
    slow: str
    done: str
    bad_question: str
    bad_choice: str
    failed: str
    you_asked: str
    applies_to: str
    duties: str
    positions: str
    positions_lead: str
    values: str
    derived: str
    presumed: str
    gaps: str
    nearest: str
    changes: str
    change: str
    understood: str
    sources: str
    source: str
    full_text: str
    footer: str
    versions: str
    back: str
    whole_document: str
    marked: str
    not_found: str
    not_found_lead: str
    loading_source: str


_SV: Final = Texts(
    ask_label="Din fråga",
    ask_hint="Skriv din fråga",
    ask_button="Fråga",
    privacy="Skriv inga personuppgifter.",
    examples="Pröva en fråga",
    new_conversation="Nytt samtal",
    other_language="English",
    pending="Letar i källorna …",
    offline="Ingen kontakt med tjänsten. Kontrollera nätet och fråga igen; "
    "frågan står kvar i rutan.",
    slow="Det tar längre tid än vanligt. Vänta, eller ladda om sidan och fråga igen.",
    done="Svaret är framme.",
    bad_question="Frågan gick inte att läsa. Skriv den kort, med vanliga ord, och försök igen.",
    bad_choice="Valet passar inte längre. Ställ frågan igen.",
    failed="Något gick fel här, inte hos dig. Försök igen; hjälper det inte, säg till den som "
    "sköter tjänsten.",
    you_asked="Du frågade",
    applies_to="Gäller",
    duties="Vem har vad",
    positions="Omstritt",
    positions_lead="Så säger var och en. Källorna avgör det inte.",
    values="Uppgifter",
    derived="uträknat",
    presumed="Förutsatt",
    gaps="Det här säger källorna inte",
    nearest="Närmast i källorna",
    changes="Det här skulle ändra svaret",
    change="Om",
    understood="Så förstod jag frågan",
    sources="Källor",
    source="Källa",
    full_text="Hela svaret i text",
    footer="Beslutsstöd, inte beslut. Ingen MAS har ännu granskat reglerna.",
    versions="Versioner",
    back="Tillbaka till svaret",
    whole_document="Hela dokumentet",
    marked="citerat ställe",
    not_found="Stället finns inte i underlaget",
    not_found_lead="Länken kan höra till en äldre version av dokumenten. Ställ frågan igen.",
    loading_source="Hämtar källan …",
)
_EN: Final = Texts(
    ask_label="Your question",
    ask_hint="Write your question",
    ask_button="Ask",
    privacy="Write no personal data.",
    examples="Try a question",
    new_conversation="New chat",
    other_language="Svenska",
    pending="Looking in the sources …",
    offline="No contact with the service. Check the network and ask again; "
    "your question is still in the field.",
    slow="This takes longer than usual. Wait, or reload the page and ask again.",
    done="The answer is here.",
    bad_question="The question could not be read. Write it short, in plain words, and try again.",
    bad_choice="That choice no longer fits. Ask the question again.",
    failed="Something went wrong here, not on your side. Try again; if it does not help, tell "
    "whoever runs the service.",
    you_asked="You asked",
    applies_to="As of",
    duties="Who has what",
    positions="Contested",
    positions_lead="This is what each party says. The sources do not settle it.",
    values="Facts",
    derived="worked out",
    presumed="Presumed",
    gaps="What the sources do not say",
    nearest="Nearest in the sources",
    changes="What would change the answer",
    change="If",
    understood="How I read the question",
    sources="Sources",
    source="Source",
    full_text="The whole answer as text",
    footer="Decision support, not a decision. No MAS has reviewed the rules yet.",
    versions="Versions",
    back="Back to the answer",
    whole_document="The whole document",
    marked="quoted passage",
    not_found="This place is not in the corpus",
    not_found_lead="The link may belong to an older version of the documents. Ask again.",
    loading_source="Fetching the source …",
)


def texts(language: Language) -> Texts:
    """The page's words in ``language``."""
    return _SV if language == "sv" else _EN
