"""Whether a text tells what a thing holds or what came of it, not only that it is or is to be.

An agenda item, a list of attachments, a note that information was given and a task that was
handed out name a thing and tell nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.lookup_choice import Extract
from assistant.answering.lookup_matter import SURELY, Matter, present, specific, surely_told
from assistant.answering.lookup_patterns import ASKS_TITLE, ignoring_case
from assistant.domain.clause import Standing

TO_DO = ignoring_case(
    r"\b(?:ska|skall|skulle|önskar|önskas|planeras|kommer (?:\w+ )?(?:att|gå)|will|shall)\b|"
    r"\bföresl|\b(?:i|ett|om) uppdrag\b|\buppdra[rs]?\b|\bges information\b|"
    r"\bbesluta(?:r|de) (?:\w+ ){0,3}att (?!anteckna|notera|godkänna|anta\b)(?:\w+a|ge|gå|få)\b"
)
"""What is to be done, or announced: nothing has come of it yet."""
OPEN_QUESTION = re.compile(r"\?\s*$")
_NOTES = ignoring_case(
    r"^(?:.{0,90}\bbeslutar att)?\W*(?:att )?(?:anteckna[rs]?|notera[rs]?)\b.{0,60}?\b"
    r"(?:lämnats|genomförts?|förts|information\w*|handlingarna)\b[^.]*\.?$"
)
"""A decision that only takes down that something was told or held."""
_ASKS_OF_DECISION = ignoring_case(
    r"beslut|besluta|bestäm|ställningstag|antog|antagit|\bsteg\b|att-sats|\bnoter|anteck|utfall|"
    r"\bslutade|\bhände\b|\bblev (?:det|av)\b|\bhandling(?:en|ar)?\b|underlag|protokoll|\bhade\b|"
    r"\bhar (?:\w+ )?(?:haft|hållit|fått)\b|\bgick\b|§|paragraf|"
    r"decid|decision|resol|settle|adopt|minute|approve|happen"
)
_ASKS_OF_HEAD = ignoring_case(
    r"diarie|\bdnr\b|ärendenummer|nummer\b|paragraf|§|\bnär\b|\bdatum|\bdag\b|daterad|\bår\b|årtal|"
    r"\bvem|\bvilka? (?:person|tjänst|handlägg)|handläggare|avsändare|befattning|\btitel|rubrik|"
    r"protokoll|\bheter\b|\bnumber\b|section|\bwhen\b|\bdate[ds]?\b|\bday\b|\byear\b|\bwho|\btitle|"
    r"minutes|\bsigned\b"
)
"""What stands in the head of a document."""
_OF_DOCUMENTS = ignoring_case(r"\W*(?:beslutsunderlag|underlag|bilag(?:a|or)|referenser|källor)\b")
"""A heading under which documents are listed."""
_ASKS_OF_DOCUMENTS = ignoring_case(
    r"underlag|bilag|bifoga|handling|dokument|material|källa|källor|referens|\bnämn|\bnamn|\bheter\b|"
    r"\bdaterad|\bnär\b|\bdatum|\bår\b|årtal|\btitel|\bstavas|\bskrivs\b|\blist|§|appendi|attach|"
    r"document|source|mention|\bwhen\b|\bdated?\b|\byear\b|\btitle|paper"
)
_WEAK = (
    r"\w{2,}ades?|\w+(?<!vä)(?<!fjä)(?<!gä)rdes?|\w+ldes?|(?:an)?vändes?|kände|sändes?|hände|"
    r"\w+[kp]tes?|\w+ddes?|\w+ttes?|lös(?:te|tes)|läs(?:te|tes)"
)
_STRONG = (
    r"tog|togs|gav|gavs|kom|blev|fick|gick|fann|fanns|gjordes?|drog|drogs|lade|lades|satte|hölls?|"
    r"skedde|nådde|bar|såg"
)
_PAST = rf"(?:{_WEAK}|{_STRONG}|(?:har|hade) (?:\w+ ){{0,4}}?\w+(?:ats?|its?|tts?|gts?|rts?))\b"
_NOT_OF_WHAT_CAME = (
    r"(?:föresl\w*|förslag\w*|skulle|ska|skall|ville|vill|önska\w*|beslut\w*|bestäm\w*|"
    r"(?<!sitt )uppdrag(?:en)?|uppgift(?:en)?|uppdrog\w*|planera\w*|yrka\w*|avsåg|"
    r"tänkte?\w*|begär\w*|krävde\w*|\w*lova\w*|syfte\w*|mål\w*|"
    r"gjorde|hände|skedde|steg(?:en|et)?|sa|sade|skrev|svarade|ansåg|tyckte|menade|bad|fråg\w+)\b"
)
"""Words of saying and wanting: what was wanted is told where it is wanted."""
CAME_OF_IT = ignoring_case(
    rf"\b(?:vad|vilk(?:a|en|et))\b(?![^.?!]*\b{_NOT_OF_WHAT_CAME})(?=[^.?!]{{0,80}}\b{_PAST})|"
    r"\b(?:what|which)\b(?![^.?!]*\b(?:propos|want|decid|decision|plan|suppos|wish|promis|assign|"
    r"commission|task|to be\b|mission|recommend|aim|purpose|should|suggest|request|ask|"
    r"told to (?!the\b)|say|said|answer|think|thought))"
    r"(?=[^.?!]{0,80}\b(?:in fact|actually|carried out|(?:did|was|were|ha[sd]|have) \w+))"
)
"""A question of what was done or came about: what is only to be done does not tell it."""
_THING = (
    r"(?:(?!(?:om|på|för|i|av|till|från|som|när|under|hos|vid|och|about|on|of|for|in|from|to)\b)"
    r"\w+\W?\s?){1,5}"
)
_NO_TEXT_OF_ALL = (
    r"(?!\w*(?:enskommelse|avtal|lag(?:en|ens|ar)?\b|beslut|papp|käll|dokument|material|handling))"
)
"""Texts of which the sources as a whole tell: another form asks for them."""
CONTENT = ignoring_case(
    rf"\bvad hand(?:lar|lade)\b(?= (?P<about>{_THING}).{{0,60}}?\bom\b)|"
    rf"\bvad (?:innehåller|innehöll)\b(?= {_NO_TEXT_OF_ALL}(?P<held>{_THING}))|"
    rf"\b(?:sak)?innehåll(?:et)?\b(?= i {_NO_TEXT_OF_ALL}(?P<inside>{_THING}))|"
    rf"\bhur (?:såg|ser)\b(?= (?P<seen>(?:\w+ ){{1,4}}?)ut\b)|"
    rf"\bläsa (?:hela|själva)\b(?= (?P<read>{_THING}))|"
    rf"\bvad (?:stod|står) (?:det )?(?:där )?i\b(?= {_NO_TEXT_OF_ALL}(?P<written>{_THING}))|"
    rf"\bwhat (?:was|were|is|are)\b(?= (?P<was_about>{_THING})about\b)|"
    rf"\bwhat did\b(?= (?P<said>it|they) (?:say|contain|hold)\b)|"
    rf"\bcontents?\b(?= of (?P<of>{_THING}))"
)
"""A question of what a document, a talk or a case holds."""
_A_TEXT = ignoring_case(
    r"(?:svar|brev|mejl|mail|skrivelse|redovisning|rapport|yttrande|presentation|letter|answer|reply|"
    r"report|account)"
)
"""A word for a text, whatever it is called there."""
_NAME = re.compile(r"(?<=[\w,;:(] )[A-ZÅÄÖ][a-zåäöé-]{2,}")
_TELLS_CONTENT = ignoring_case(
    r"\bhand(?:lar|lade)\b|\binneh[åö]ll|\bbesk(?:riv|rev)|\binneb[äa]r|\bframg(?:år|ick)\b|"
    r"\breglera\w*|\bskr(?:iver|ev)\b|\blyder\b|\blöd\b|\bomfatta\w*|\bavse[rs]\b|\bdefiniera\w*|"
    r"\bange[rs]\b|\bst(?:äller|ällde)\b|\bt(?:ar|og) upp\b|\bredovisa\w*|\bgäll(?:er|de)\b|"
    r"\bföljande\b|\bbland annat\b|\bbesvara|[:”\"]"
)
_ASKS_WHAT_WAS_PUT = ignoring_case(
    r"fråg|\bämne|diskut|samtal|\bprat|\btala|\bin(?:kom|lämna)|\bkom(?:mit)? in\b|\blyft|"
    r"initiativ|question|topic|discuss|\btalk|\bconsider|submit|raise|\bcame in\b"
)
_IN_THE_MATTER = 0.3
"""Share of the matter from which a task or wish is one in it."""


def names_only(extract: Extract, matter: Matter) -> bool:
    """Whether a cut names a thing and tells nothing of it: the head of a document, where nothing
    is asked that stands in one, or a note that something was told or held, where no decision is.
    """
    question = matter.question
    if extract.clause.kind == "head":
        asks_of_head = _ASKS_OF_HEAD.search(question) or ASKS_TITLE.search(question)
        return not asks_of_head and matter.kind != "existence"
    if matter.kind == "existence":
        return False
    if any(_OF_DOCUMENTS.match(head) for head in extract.clause.heading_path[-1:]):
        return not _ASKS_OF_DOCUMENTS.search(question)
    if extract.clause.standing not in (Standing.DECIDED, Standing.PROPOSED):
        return False
    if matter.kind in ("decision", "comparison", "list"):
        return False
    return _only_notes(extract) and not _ASKS_OF_DECISION.search(question)


def _only_notes(extract: Extract) -> bool:
    """Whether a cut is nothing but a note that something was told or held."""
    return _NOTES.match(" ".join(extract.told.split())) is not None


def came_about(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands where it is told as done, if it stands where it is to be done.

    1 of a cut that speaks of no task, wish or plan in the matter, and where tasks are compared;
    0 of questions that were put, unless it is asked what was put or talked about.
    """
    if matter.kind == "comparison":
        return 1.0
    put = sum(OPEN_QUESTION.search(part) is not None for part in extract.sentences)
    if 2 * put > len(extract.sentences) and not _ASKS_WHAT_WAS_PUT.search(matter.question):
        return 0.0
    named = [pair for pair in specific(matter) if pair[0].held >= SURELY]
    proposed = extract.clause.standing is Standing.PROPOSED
    stated = [part for part in extract.sentences if not OPEN_QUESTION.search(part)]
    to_do = [part for part in stated if proposed or TO_DO.search(part)]
    done = [part for part in stated if part not in to_do]

    def held(parts: Sequence[str]) -> float:
        return surely_told(named, matter.finder.stems(" ".join(parts)) | extract.around)

    told = held(done) if done else 0.0
    return told if to_do and held(to_do) >= max(told, _IN_THE_MATTER) else 1.0


def told_of(extract: Extract, matter: Matter) -> float:
    """How much of the matter stands in a cut that tells what the asked thing holds.

    That is a cut of the thing itself, by its document's title, or a sentence that names it and
    goes on to tell of it.
    """
    asked = CONTENT.search(matter.question)
    if asked is None:
        return 1.0
    item = matter.finder.stems(next(group for group in asked.groups() if group is not None))
    named = [
        (term, weight)
        for term, weight in zip(matter.found.terms, matter.found.weights, strict=True)
        if term.held >= SURELY and matter.finder.stems(term.word) & item
    ]
    named = [pair for pair in named if not _A_TEXT.match(pair[0].word)] or named
    named = named or specific(matter)
    title = matter.finder.stems(f"{extract.document.title} {extract.document.party or ''}")
    if all(present(term, title) >= SURELY for term, _ in named):
        bare = extract.clause.kind in ("head", "signature") or _only_notes(extract)
        return 0.0 if bare else 1.0
    names = matter.finder.stems(" ".join(_NAME.findall(matter.question)))
    return max(
        (
            surely_told(named, own)
            for part in extract.sentences
            if _TELLS_CONTENT.search(part) and not TO_DO.search(part)
            for own in (matter.finder.stems(part),)
            if names <= own | extract.around
        ),
        default=0.0,
    )
