"""Personal data of patients in a question, masked before anything else sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from assistant.understanding.first_names import ALSO_WORDS, FIRST_NAMES
from assistant.understanding.text import clean
from assistant.understanding.words import fold

MASKS = {
    "personal_number": "[personnummer]",
    "phone": "[telefonnummer]",
    "email": "[e-post]",
    "address": "[adress]",
    "name": "[namn]",
    "birth_date": "[födelsedatum]",
}
"""Kind of personal data to what stands in its place."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with personal data replaced, and the kinds that were found, in order."""

    text: str
    found: tuple[str, ...]


_DASH = r"[-–—+]"
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PERSONAL_NUMBER = re.compile(
    r"(?<![\w.,/:-])"
    r"(?:(?:19|20)?\d{2} ?-?[01]\d ?-?\d{2}|(?:19|20)?\d{6})"
    rf"(?: ?{_DASH} ?| )?(?:\d ?\d ?\d ?[\dXx]|[xX*]{{4}})(?!\w|[.,/:-]\d)"
)
_LONG_NUMBER = re.compile(r"(?<![\w.,/:-])\d{10}(?:\d{2})?(?!\w|[.,/:-]\d)")
_PHONE = re.compile(
    r"(?<![\w.,/:-])(?:\+ ?\d{2} ?(?:\(0\))? ?|00 ?46 ?|\(?0)\d{1,3}\)?(?: ?[-–/] ?"
    r"| )?\d{2,3}(?:[ -]?\d{2,3}){1,3}"
    r"(?!\w|[.,/:-]\d)"
)
_BIRTH = re.compile(
    r"(?P<lead>\b(?:född|fodd|f|föddes|born|dob|date of birth|birthdate)\b[.:]? ?(?:den |on |i "
    r"|in )?)"
    r"(?P<date>(?:19|20)?\d{2}[-./ ]?[01]\d[-./ ]?\d{2}|\d{1,2}[/.]\d{1,2}[- /.](?:19"
    r"|20)?\d{2})(?!\w)",
    re.IGNORECASE,
)
_EIGHT_DIGITS = re.compile(
    r"(?<![\w.,/:-])19\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\w|[.,/:-]\d)"
)
_STREET_ENDS = (
    "gatan|gata|vägen|vagen|väg|gränden|gränd|grand|stigen|stig|allén|allen|backen|gången|gangen"
    "|torget|torg|platsen|esplanaden|leden|kajen|strand|gård|gården|hagen|haget|höjden|brynet"
)
_STREET = re.compile(
    rf"\b(?P<street>[A-ZÅÄÖ][a-zåäö]{{1,30}} (?:{_STREET_ENDS})"
    rf"|[A-ZÅÄÖa-zåäö]{{2,30}}?(?:{_STREET_ENDS}))"
    r" \d{1,4}(?:[A-Za-z]| [A-HJ-Z])?\b(?!\.)(?:,? (?:lgh"
    r"|lägenhet) ?\d+)?(?:,? \d{3} ?\d{2}(?= [A-ZÅÄÖ]))?"
)
_ENGLISH_STREET = re.compile(
    r"\b\d{1,4}[A-Za-z]? [A-Z][a-z]+ (?:Street|Road|Avenue|Lane|Drive|Square|St|Rd|Ave)\b"
)
_POST_CODE = re.compile(r"(?<=, )\d{3} \d{2}(?= [A-ZÅÄÖ])")

_WORD = r"[^\W\d_]{1,40}(?:[-'’][^\W\d_]{1,40}){0,3}"
_NAMED = re.compile(
    r"\b(?P<lead>(?:min |vår |en |ny |the |my |our |a )?"
    r"(?:patienten|patients?|patient|pat|brukaren|brukare|boende|kund|klient|resident)\b\.?:? ?"
    r"(?:som heter |heter |vid namn |named |called |namn:? |är |is )?"
    r"|\b(?:fru|herr|hr|fröken|mrs|mr|ms|miss|tant|farbror|gubben|tanten|lilla|gamla|gamle)\.? "
    r"|\b(?:heter|named|called|kallas|name is|vid namn|patientens namn är) )"
    rf"(?P<name>{_WORD}(?:,? (?:[A-ZÅÄÖ]\.? )?{_WORD})?)",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"(?P<lead>\b(?:patienten|patient|pat"
    r"|brukaren)\b\.? )(?P<name>[A-ZÅÄÖ]\. ?[A-ZÅÄÖ]\.?(?:[A-ZÅÄÖ]\.)?)"
    r"(?=[ ,?!]|$)"
)
_CAPITALISED = re.compile(
    r"(?<![\w§])(?P<name>[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
    r"(?: [A-ZÅÄÖ]\b\.?)?(?: (?:von |af |de )?[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)*)"
)
_UNCAPITALISED = re.compile(
    r"(?<![\w§@.-])(?P<name>[a-zåäö]{4,20})(?P<rest>(?: [a-zåäö]{3,20}son\b)?)"
    r"(?=,? (?:\(?\d|på\b|pa\b|i\b|är\b|ar\b|e\b|har\b|vill\b|behöver\b|mår\b|bor\b|som\b|med\b"
    r"|ligger\b|is\b|has\b|needs\b|lives\b|who\b|in\b|at\b)|[.,!?]?$)"
)
_SHOUTED = re.compile(
    r"(?<![\w§])(?P<name>[A-ZÅÄÖ]{4,20})"
    r"(?P<rest>(?: [A-ZÅÄÖ]{2,20}(?:SON|BERG|STRÖM|GREN|LUND|QVIST))?)(?![\w@])"
)


class Masker:
    """Masks personal data; knows the names that are no patient's.

    ``people`` are names of people in the sources and ``places`` names of places,
    both folded. ``is_word`` tells whether a folded form is a word of the field,
    so that "pat hemma" is not taken for a name.
    """

    def __init__(
        self,
        people: Collection[str] = (),
        places: Collection[str] = (),
        is_word: Callable[[str], bool] = lambda form: False,
    ) -> None:
        self._people = frozenset(people)
        self._words_of_people = frozenset(word for p in people for word in fold(p).split())
        self._places = frozenset(places)
        self._is_word = is_word

    def prepare(self, text: str) -> Masked:
        """A question as it came, cleaned and masked; BadQuestionError when it can't be read."""
        return self.mask(clean(text))

    def mask(self, text: str) -> Masked:
        """Replace personal data by the masks of ``MASKS``."""
        found: list[str] = []

        def put(kind: str, lead: str = "") -> str:
            if kind not in found:
                found.append(kind)
            return lead + MASKS[kind]

        text = _EMAIL.sub(lambda m: put("email"), text)
        text = _BIRTH.sub(lambda m: put("birth_date", m["lead"]), text)
        text = _PERSONAL_NUMBER.sub(
            lambda m: put("personal_number") if _looks_personal(m.group()) else m.group(), text
        )
        text = _PHONE.sub(lambda m: put("phone") if _looks_phone(m.group()) else m.group(), text)
        text = _LONG_NUMBER.sub(lambda m: put("personal_number"), text)
        text = _EIGHT_DIGITS.sub(lambda m: put("birth_date"), text)
        text = _STREET.sub(
            lambda m: m.group() if fold(m["street"]) in self._places else put("address"), text
        )
        for place in (_ENGLISH_STREET, _POST_CODE):
            text = place.sub(lambda m: put("address"), text)
        text = _INITIALS.sub(lambda m: put("name", m["lead"]), text)
        text = _NAMED.sub(lambda m: self._named(m, put), text)
        text = _CAPITALISED.sub(lambda m: self._capitalised(m, put), text)
        for typed in (_UNCAPITALISED, _SHOUTED):
            text = typed.sub(lambda m: self._carelessly_typed(m, put), text)
        return Masked(text, tuple(found))

    def _named(self, match: re.Match[str], put: Callable[..., str]) -> str:
        """A name right after "patienten", "fru", "heter" and the like."""
        words = match["name"].split(" ")
        taken = 1 if fold(words[0]) in _PARTICLES and len(words) > 1 else 0
        title = fold(match["lead"]).split()[-1].strip(".:") if match["lead"].split() else ""
        shouted = match.group().isupper()
        for word in words[taken:]:
            form = fold(word).strip(".,")
            given = _given(form)
            capital = word[:1].isupper() and not shouted
            known = self._knows(form) or form in self._places
            surname = taken > 0 and form not in self._places and (capital or _like_surname(form))
            titled = capital and not known and title in _TITLES
            if given or surname or titled or (capital and not known) or form.endswith("sson"):
                taken += 1
            else:
                break
        name = fold(" ".join(words[:taken]))
        if taken == 0 or name in self._people:
            return match.group()
        rest = "".join(" " + word for word in words[taken:])
        return put("name", match["lead"]) + rest

    def _capitalised(self, match: re.Match[str], put: Callable[..., str]) -> str:
        """A given name in a sentence, with its surname, unless it is known as no patient's."""
        words = match["name"].split(" ")
        forms = [fold(word) for word in words]
        start = next((i for i, f in enumerate(forms) if _given(f)), None)
        if start is None:
            return match.group()
        end = start + 1
        while end < len(words) and forms[end] not in self._places:
            end += 1
        name = forms[start:end]
        if " ".join(name) in self._people or forms[start] in self._places:
            return match.group()
        if len(name) == 1 and self._knows(forms[start]):
            return match.group()
        if len(name) > 1 and any(
            p.startswith(name[0]) and p.endswith((name[-1], name[-1].removesuffix("s")))
            for p in self._people
        ):
            return match.group()
        parts = [*words[:start], put("name"), *words[end:]]
        return " ".join(parts)

    def _carelessly_typed(self, match: re.Match[str], put: Callable[..., str]) -> str:
        """A given name in small letters or capitals, where it stands as a person does."""
        form = fold(match["name"])
        whole = fold(match["name"] + match["rest"])
        if not _given(form) or form in ALSO_WORDS or self._knows(form) or form in self._places:
            return match.group()
        return match.group() if whole in self._people else put("name")

    def _knows(self, form: str) -> bool:
        """Whether a form is a word, and not only because an official is called so."""
        return form not in self._words_of_people and self._is_word(form)


def _given(form: str) -> bool:
    """Whether a folded form is a given name, perhaps the first of two or in the genitive."""
    first = form.split("-")[0]
    return first in FIRST_NAMES or (
        len(first) > _SHORT_NAME and first.endswith("s") and first[:-1] in FIRST_NAMES
    )


_SHORT_NAME = 4
_PARTICLES = frozenset({"von", "af", "de", "van", "al", "el", "bin"})
_TITLES = frozenset(
    {
        "fru",
        "herr",
        "hr",
        "froken",
        "mrs",
        "mr",
        "ms",
        "miss",
        "tant",
        "farbror",
        "heter",
        "named",
        "called",
        "is",
        "ar",
    }
)
_SURNAME_ENDS = (
    "son",
    "berg",
    "strom",
    "gren",
    "kvist",
    "qvist",
    "lund",
    "mark",
    "stedt",
    "dahl",
    "ander",
    "elius",
    "blom",
    "hall",
    "lind",
    "holm",
    "man",
    "gard",
)


def _like_surname(form: str) -> bool:
    return len(form) > 4 and form.endswith(_SURNAME_ENDS)


def _looks_personal(text: str) -> bool:
    digits = [sign for sign in text if sign.isdigit()]
    if len(digits) not in (6, 8, 9, 10, 11, 12):
        return False
    return not re.fullmatch(r"20\d\d ?[-–] ?20\d\d", text.strip())


def _looks_phone(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return 7 <= digits <= 14 and not re.fullmatch(r"\d{1,3}(?: \d{3})+", text.strip())


_PLAIN = Masker()


def mask(text: str) -> Masked:
    """Mask personal data knowing no names of people or places in the sources."""
    return _PLAIN.mask(text)
