"""Whether a question asks what a party says: its view, its words, what its document holds."""

from __future__ import annotations

from assistant.answering.lookup_patterns import ignoring_case

_ASKS_VOICE = ignoring_case(
    r"\bsvar|\btyck|\banse|\bbedöm|\bsäger\b|\bsade\b|\bskriv|\bskrev\b|\bmena|\bhållning|"
    r"\bståndpunkt|\buppfattning|\bsynpunkt|\b(?:tog|tar|tagit|ta|togs|tas) upp\b|"
    r"\b(?:tog|tar|tagit|ta) (?:\w+ ){1,3}upp\b|\blyft(?:e|er|a|s)?\b|\bpeka(?:r|de|"
    r"t)? (?:\w+ ){0,2}"
    r"(?:på|ut)\b|\bframh[öå]ll(?:er|a|it)?\b|\bbeton(?:ar|ade|at|a)\b|\bunderstr[yöu]k(?:er|"
    r"a|it)?\b|"
    r"\bpåpeka(?:r|de|t)?\b|\bpåtala(?:r|de|t)?\b|\buttryck(?:er|te|t)\b|\bhävda(?:r|de|t)?\b|"
    r"\bredovisa(?:r|de|t)\b|\bredogör\b|\bredogjor(?:de|t)\b|\brapportera(?:r|de|t)\b|"
    r"\bbeskriv(?:er|a|it)\b|\bbeskrev\b|\bönska(?:de|t)\b|\befterlys(?:er|te|t)?\b|"
    r"\befterfråga(?:r|de|t)?\b|\binvänd(?:er|e|a|ning\w*)?\b|"
    r"\bargumentera(?:r|de|t)?\b|\bresonera(?:r|de|t)?\b|\bkom(?:mer|"
    r"mit)? (?:\w+ ){0,3}fram till\b|"
    r"\bvad (?:vill|ville)\b|\bframför(?:a|de|t)?\b|"
    r"\bsay|\bsaid\b|\bthink|\bview|\bposition|\banswer|\brepl|\bwrite|\bwrote\b|\brespon[ds]|"
    r"\braise[ds]?\b|\b(?:bring|brings|brought)\b(?= .{0,40}\bup\b)|\bpoint(?:s|"
    r"ed)? (?:\w+ )?(?:to|out|at)\b|"
    r"\bstress(?:es|ed)?\b|\bhighlight|\bemphasi[sz]e|\bargue|\bdescribe[ds]?\b|"
    r"\breported\b|\bclaim(?:s|ed)?\b|\bfear(?:s|ed)?\b|\bobject(?:s|ed)\b"
)
_OWN_DOCUMENT = ignoring_case(
    r"^(?!.*\b(?:finns|fanns|saknas|is there|are there|exist)\b).*"
    r"\b(?:vad|vilk\w+|hur|what|which|how)\b.*\b(?:sin|sina|sitt|egen|egna|its|their|own)\b "
    r"\w*(?: ?\w*(?:inventering|kartläggning|skrivelse|brev|yttrande|remissvar|rapport|letter|"
    r"reply|"
    r"inventory|survey|statement|report))\b"
)
"""What stands in a document of somebody's own."""
_TO_A_PARTY = ignoring_case(
    r"\b(?:svar\w*|skriv\w*|brev\w*|frågor|repl\w+|respon\w+|answer\w*|letter\w*) "
    r"(?:\w+ )?(?:på|till|åt|to|for)\b|\banswering\b|\breplying\b"
)
"""Words said to somebody: the one named behind them is not the one who speaks."""


def asks_voice(question: str) -> bool:
    """Whether a question asks what somebody says, in words said to nobody that it names."""
    asks = _ASKS_VOICE.search(question) or _OWN_DOCUMENT.search(question)
    return asks is not None and _TO_A_PARTY.search(question) is None
