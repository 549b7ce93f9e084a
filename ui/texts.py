"""Every fixed sentence of the page, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assistant.domain.question import Language
from assistant.review.report import REASONS


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
    no_script: str
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
    desk: str
    aside: str
    version_names: Mapping[str, str]
    presumed_lead: str
    understood_lead: str
    not_said: str
    now: str
    use: str
    when: str
    another_time: str
    known_on: str
    known_then: str
    setting: str
    asked: str
    read_as: str
    carried: str
    standing: str
    copy: str
    copied: str
    uncopied: str
    print: str
    printed: str
    link: str
    linked: str
    wrong: str
    wrong_lead: str
    wrong_words: str
    wrong_kept: str
    send: str
    reported: str
    not_reported: str
    reasons: Mapping[str, str]
    contacts: str
    own: str


_SV: Final = Texts(
    ask_label="Din fråga",
    ask_hint="Skriv din fråga",
    ask_button="Fråga",
    privacy="Skriv inga personuppgifter.",
    examples="Pröva en fråga",
    new_conversation="Nytt samtal",
    other_language="English",
    pending="Letar i källorna …",
    offline="Ingen kontakt med tjänsten. Kontrollera nätet; frågan står kvar i rutan och skickas "
    "när kontakten är tillbaka.",
    slow="Det tar längre tid än vanligt. Vänta, eller ladda om sidan och fråga igen.",
    no_script="Frågor kräver JavaScript, och det är avstängt här. Dokumenten går att läsa utan: "
    "Avtalen, högst upp.",
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
    desk="Avtalen",
    aside="öppnas i en egen flik; samtalet står kvar",
    version_names={"corpus": "underlag", "rules": "regler", "program": "program"},
    presumed_lead="Tryck på det som inte stämmer.",
    understood_lead="Tryck på en rad för att rätta den; svaret ändras direkt.",
    not_said="inte angivet",
    now="Nu",
    use="Använd",
    when="Tid",
    another_time="Annan tid",
    known_on="Vad som var känt en viss dag",
    known_then="Bara det som var känt {day}",
    setting="Gäller frågan, om den inte själv säger annat",
    asked="Fråga",
    read_as="Läst som",
    carried="Från tidigare frågor",
    standing="Läge",
    copy="Kopiera till journalen",
    copied="Kopierat. Klistra in i journalen.",
    uncopied="Webbläsaren tillät inte kopiering. Markera texten och kopiera för hand.",
    print="Skriv ut",
    printed="Utskrivet",
    link="Kopiera länk",
    linked="Länken är kopierad. Den öppnar samma fråga och tidpunkt.",
    wrong="Fel svar?",
    wrong_lead="Vad är fel?",
    wrong_words="Med egna ord, om du vill (inga personuppgifter)",
    wrong_kept="Det som sparas för granskning: frågan som den står här ovanför, hur den förstods, "
    "tidpunkten, skälet och dina ord. Inget om vem du är.",
    send="Skicka till granskning",
    reported="Tack. Svaret ligger nu i granskningskön.",
    not_reported="Det gick inte att spara. Välj ett skäl och försök igen.",
    reasons={key: label.sv for key, label in REASONS.items()},
    contacts="Kontaktvägar",
    own="Från din verksamhet, inte ur källorna",
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
    offline="No contact with the service. Check the network; your question is still in the field "
    "and is sent once the contact is back.",
    slow="This takes longer than usual. Wait, or reload the page and ask again.",
    no_script="Questions need JavaScript, which is off here. The documents can be read without: "
    "Documents, at the top.",
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
    desk="Documents",
    aside="opens in a tab of its own; the chat stays",
    version_names={"corpus": "corpus", "rules": "rules", "program": "program"},
    presumed_lead="Tap what is not so.",
    understood_lead="Tap a row to correct it; the answer changes at once.",
    not_said="not stated",
    now="Now",
    use="Use",
    when="Time",
    another_time="Another time",
    known_on="What was known on a day",
    known_then="Only what was known on {day}",
    setting="Holds for the question unless it says otherwise itself",
    asked="Question",
    read_as="Read as",
    carried="From earlier questions",
    standing="Standing",
    copy="Copy for the journal",
    copied="Copied. Paste it into the journal.",
    uncopied="The browser did not allow copying. Select the text and copy it by hand.",
    print="Print",
    printed="Printed",
    link="Copy link",
    linked="The link is copied. It opens the same question and moment.",
    wrong="Wrong answer?",
    wrong_lead="What is wrong?",
    wrong_words="In your own words, if you like (no personal data)",
    wrong_kept="Kept for review: the question as it stands above, how it was read, the moment, "
    "the reason and your words. Nothing about who you are.",
    send="Send for review",
    reported="Thank you. The answer is now in the review queue.",
    not_reported="It could not be kept. Choose a reason and try again.",
    reasons={key: label.en for key, label in REASONS.items()},
    contacts="Ways to reach people",
    own="From your own organisation, not from the sources",
)


def texts(language: Language) -> Texts:
    """The page's words in ``language``."""
    return _SV if language == "sv" else _EN
