"""The desk's fixed words, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assistant.domain.question import Language

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "text": ("Avtalstext", "Documents"),
    "karta": ("Ansvarskarta", "Map of responsibility"),
    "oppet": ("Omstritt och oreglerat", "Contested and open"),
    "andringar": ("Uppdateringar", "Updates"),
    "utvardering": ("Utvärdering", "Evaluation"),
    "granskning": ("Granskning", "Review"),
    "egen": ("Egna uppgifter", "Own information"),
    "nav": ("Skrivbordets sidor", "Pages of the desk"),
    "chat": ("Till chatten", "To the chat"),
    "other": ("English", "Svenska"),
    "foot": (
        "Beslutsstöd, inte beslut. Ingen MAS har ännu granskat reglerna.",
        "Decision support, not a decision. No MAS has reviewed the rules yet.",
    ),
    "search": ("Sök i dokumenten", "Search the documents"),
    "search_button": ("Sök", "Search"),
    "kind": ("Slag", "Kind"),
    "issuer": ("Utgivare", "Issuer"),
    "year": ("År", "Year"),
    "standing": ("Ställning", "Standing"),
    "all": ("alla", "all"),
    "hits": ("Träffar", "Hits"),
    "no_hits": (
        "Inga ställen passar orden och filtren. Pröva färre ord eller ta bort ett filter.",
        "No clause fits the words and the filters. Try fewer words, or take a filter away.",
    ),
    "only_near": (
        "Inget ställe har de orden. Det här ligger närmast i betydelse.",
        "No clause has those words. These are nearest in meaning.",
    ),
    "documents": ("Dokument", "Documents"),
    "clauses": ("stycken", "clauses"),
    "absent": ("Omnämns men finns inte i underlaget", "Referred to but absent"),
    "absent_lead": (
        "Andra dokument hänvisar till dem. Det som står i dem är känt bara så som det citeras.",
        "Other documents refer to them. What they say is known only as quoted.",
    ),
    "referred": ("Omnämns i", "Referred to in"),
    "compare": ("Jämför två dokument", "Compare two documents"),
    "compare_button": ("Jämför", "Compare"),
    "compare_versions": ("Jämför två versioner", "Compare two versions"),
    "first_version": ("Första versionen", "First version"),
    "second_version": ("Andra versionen", "Second version"),
    "served_now": ("den som används nu", "the one in use now"),
    "not_in_version": (
        "Dokumentet finns bara i den ena av versionerna; det finns inget att jämföra med.",
        "Only one of the versions holds the document; there is nothing to compare it with.",
    ),
    "not_in_versions": (
        "Ingen av versionerna har dokumentet.",
        "Neither version holds the document.",
    ),
    "first": ("Första dokumentet", "First document"),
    "second": ("Andra dokumentet", "Second document"),
    "compare_lead": (
        "Ord som skiljer är märkta: struket till vänster, understruket till höger.",
        "Words that differ are marked: struck out on the left, underlined on the right.",
    ),
    "same": ("stycken lika", "clauses alike"),
    "only_here": ("finns bara här", "only here"),
    "no_difference": ("Dokumenten har samma text.", "The documents have the same text."),
    "permalink": ("Länk till stycket", "Link to the clause"),
    "back_to_documents": ("Alla dokument", "All documents"),
    "map_lead": (
        "Vad källorna säger om varje ansvar. Tryck på en ruta för att se fallet, svaret och hur "
        "reglerna gav det. Förutsatt: {presumed}. Allt annat är lämnat öppet.",
        "What the sources say of each duty. Tap a cell for the case, the answer and how the rules "
        "gave it. Presumed: {presumed}. All else is left open.",
    ),
    "by": ("Rader", "Rows"),
    "day": ("Dag", "Day"),
    "show": ("Visa", "Show"),
    "legend": ("Så läses kartan", "How to read the map"),
    "settled": ("klart i källorna", "settled in the sources"),
    "conditional": (
        "beror på mer, eller gäller med förbehåll",
        "depends on more, or holds with a reserve",
    ),
    "contested": ("omstritt", "contested"),
    "silent": ("källorna är tysta", "nothing in the sources"),
    "conflict": (
        "källor motsäger varandra utan att någon ger vika",
        "sources contradict each other and none gives way",
    ),
    "settled_letter": ("K", "S"),
    "conditional_letter": ("B", "D"),
    "contested_letter": ("O", "C"),
    "silent_letter": ("T", "N"),
    "conflict_letter": ("M", "X"),
    "other_time": ("övrig tid", "other hours"),
    "case": ("Fallet", "The case"),
    "case_gone": (
        "Fallet finns inte. Gå tillbaka till kartan och välj en ruta.",
        "There is no such case. Go back to the map and choose a cell.",
    ),
    "answer": ("Svaret", "The answer"),
    "trace": ("Så gav reglerna svaret", "How the rules gave the answer"),
    "fired": ("gäller", "applies"),
    "defeated": ("gav vika", "gave way"),
    "blocked": ("gäller inte här", "does not hold here"),
    "open": ("öppet", "open"),
    "near": ("en annan uppgift hade räckt", "one other value would have done"),
    "unknown": ("Öppet som avgör", "Open and deciding"),
    "back_to_map": ("Tillbaka till kartan", "Back to the map"),
    "contested_lead": (
        "Varje part med sin ståndpunkt och sitt ställe. Källorna avgör det inte.",
        "Each party with its position and its place. The sources do not settle it.",
    ),
    "positions": ("Omstritt", "Contested"),
    "gaps": ("Det här säger källorna inte", "What the sources do not say"),
    "searched": ("Sökt efter", "Searched for"),
    "nearest": ("Närmast", "Nearest"),
    "contradictions": ("Källorna går isär", "Where the sources part"),
    "omissions": ("Medvetet inte gjort till regler", "Left out of the rules on purpose"),
    "omissions_lead": (
        "Ställen som ingen regel håller, med skälet. Säg till om ett skäl inte håller.",
        "Clauses that no rule holds, with the reason. Say so if a reason does not hold.",
    ),
    "rules": ("Reglerna och deras granskning", "The rules and their review"),
    "rules_lead": (
        "{reviewed} av {all} regler är granskade av en MAS.",
        "{reviewed} of {all} rules are reviewed by a MAS.",
    ),
    "rule": ("Regel", "Rule"),
    "newest": ("Nyaste källa", "Newest source"),
    "review": ("Granskning", "Review"),
    "unreviewed": ("inte granskad", "not reviewed"),
    "holds": ("gäller", "holds"),
    "planned": ("planerat", "planned"),
    "proposed": ("föreslaget", "proposed"),
    "position": ("en parts ståndpunkt", "a party's position"),
    "assigns": ("pekar ut", "assigns"),
    "disputes": ("bestrider", "disputes"),
    "upholds": ("håller med", "upholds"),
    "asks": ("frågar eller föreslår", "asks or suggests"),
    "now_used": ("I bruk nu", "In use now"),
    "kept_versions": ("Sparade versioner", "Kept versions"),
    "no_versions": (
        "Underlaget har inte ändrats genom programmet. Ett nytt dokument tas in med "
        "”assistant corpus add”; vad ändringen gör visas sedan här, och vad den gör med "
        "svaren när ”assistant corpus review” har körts.",
        "The corpus has not been changed through the program. A document is taken in by "
        "'assistant corpus add'; what the change does is then shown here, and what it does to the "
        "answers once 'assistant corpus review' has run.",
    ),
    "effect": ("Vad den senaste ändringen gör", "What the latest change does"),
    "no_report": (
        "Ingen rapport finns ännu. Kör ”assistant eval”; rapporten visas sedan här.",
        "There is no report yet. Run 'assistant eval'; the report is then shown here.",
    ),
    "over_time": ("Rätta svar över tid", "Right answers over time"),
    "over_time_lead": (
        "Andelen fall i utvärderingen som är helt rätt, för varje sparat resultat.",
        "The share of the evaluation's cases that are wholly right, for each result kept.",
    ),
    "no_history": (
        "Inget resultat är sparat ännu, så det finns ingen kurva. ”assistant eval "
        "--write-baseline” sparar ett.",
        "No result is kept yet, so there is no curve. 'assistant eval --write-baseline' keeps one.",
    ),
    "tune": ("fall som programmet får anpassas till", "cases that the program may be tuned on"),
    "blind": ("fall som programmet inte har sett", "cases that the program has not seen"),
    "kept_on": ("Sparat", "Kept"),
    "report_of": ("Senaste rapporten, {when}", "The latest report, {when}"),
    "alone": ("Öppna för sig", "Open on its own"),
    "no_reviews": (
        "Inget väntar på granskning. Ett svar hamnar här när någon trycker på ”Fel svar?”.",
        "Nothing waits for review. An answer comes here when somebody presses 'Wrong answer?'.",
    ),
    "review_lead": (
        "Svar som någon har kallat fel. Uppgifter om patienter är bortmaskade.",
        "Answers that somebody called wrong. Data of patients is masked.",
    ),
    "reported": ("Anmält", "Reported"),
    "asked_about": ("Tiden räknad från", "Time counted from"),
    "understood": ("Förstods som", "Understood as"),
    "answered": ("Svaret började", "The answer began"),
    "said": ("Med egna ord", "In their words"),
    "as_case": ("Som fall för utvärderingen", "As a case for the evaluation"),
    "own_lead": (
        "En rad om livsfara och en lista kontaktvägar kan visas ovanför samtalet. De hör till "
        "verksamheten, står i en egen fil och blandas aldrig med vad källorna säger. Filen heter "
        "{file}; en annan plats sätts med ASSISTANT_OWN. Servern läser den när den startar.",
        "A line on danger to life and a list of ways to reach people can be shown above the "
        "conversation. They belong to the organisation, stand in a file of their own and are never "
        "mixed with what the sources say. The file is called {file}; another place is set by "
        "ASSISTANT_OWN. The server reads it when it starts.",
    ),
    "own_now": ("Det som visas nu", "What is shown now"),
    "own_nothing": ("Ingenting: filen finns inte, eller är tom.", "Nothing: no file, or empty."),
    "own_form": ("Filens form", "The form of the file"),
    "missing": ("Sidan finns inte", "There is no such page"),
}


def say(key: str, language: Language, **values: object) -> str:
    """The desk's words for ``key``, with ``values`` filled in."""
    sv, en = _WORDS[key]
    return (sv if language == "sv" else en).format(**values)
