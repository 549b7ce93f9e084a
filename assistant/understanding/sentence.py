"""One text read by itself: the slots its words fill, and what kind of sentence it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from assistant.domain.question import SlotValue
from assistant.domain.vocabulary import Vocabulary
from assistant.understanding.glossary import Glossary, Meaning
from assistant.understanding.moments import Clockwork
from assistant.understanding.patterns import Match
from assistant.understanding.said import Said
from assistant.understanding.words import Words

Found = Match[Meaning]

_OPPOSITE = {
    ("inskriven", "true"): "false",
    ("inskriven", "false"): "true",
    ("listad", "true"): "false",
    ("listad", "false"): "true",
    ("palliativ", "true"): "false",
    ("barnmottagning", "true"): "false",
    ("barnmottagning", "false"): "true",
    ("alder", "vuxen"): "barn",
    ("alder", "barn"): "vuxen",
    ("vistelse", "tillfallig"): "stadigvarande",
    ("vistelse", "stadigvarande"): "tillfallig",
    ("aterinskrivningsrisk", "hog"): "ej_hog",
    ("utskriven", "inom_14_dagar"): "nej",
}
"""What "not" makes of a value; one that is not here is only left out."""

_BETWEEN_SUBJECT_AND_NOT = frozenset(
    {
        "ar",
        "har",
        "bor",
        "hon",
        "han",
        "hen",
        "det",
        "den",
        "pat",
        "patienten",
        "is",
        "she",
        "he",
        "inte",
        "vara",
        "varit",
    }
)
_EITHER = frozenset({"eller", "or", "och", "and", "samt", "plus", "respektive", "alternativt"})
_AGE = re.compile(
    r"(?P<n>\d{1,3}) ?(?:ar(?:ig|iga|ige|ing|ingen|s)?|aring(?:en)?|arig(?:a|e)?|yo|y o"
    r"|years?(?: old)?"
    r"|year old)\b(?! (?:sedan|sen|ago|framat|till|kvar))"
)
_PERSON_AGED = re.compile(
    r"\b(?:man|mannen|kvinna|kvinnan|kille|killen|tjej|tjejen|gubbe|gubben|tant|tanten|dam|damen"
    r"|herre|pojke"
    r"|flicka|barn|patient|pat|brukare|person|boy|girl|woman|lady|child) (?:pa |of "
    r"|aged )?(?P<n>\d{1,3})"
    r"(?![\d.:/-])(?! (?:mg|ml|st|dagar|veckor|kg)\b)"
)
_AGE_IN_MONTHS = re.compile(
    r"(?P<n>\d{1,2}) ?(?:man(?:ad(?:er|ers)?)?|months?|mo|veckor|weeks?|dagar|days?) (?:gammal"
    r"|gammalt|old|gamla)\b"
)
_SPELLED = {
    name: years
    for years, names in enumerate(
        (
            "ett|one", "tva|two", "tre|three", "fyra|four", "fem|five", "sex|six", "sju|seven",
            "atta|eight", "nio|nine", "tio|ten", "elva|eleven", "tolv|twelve", "tretton|thirteen",
            "fjorton|fourteen", "femton|fifteen", "sexton|sixteen", "sjutton|seventeen",
        ),
        start=1,
    )
    for name in names.split("|")
}  # fmt: skip
_AGE_SPELLED = re.compile(
    rf"\b(?P<n>{'|'.join(_SPELLED)})(?: ?(?:aring\w*|arig\w*)| years? old| ar (?:gammal|gammalt))\b"
)
_BORN = re.compile(r"\b(?:fodd|born)(?: in| ar| -)? (?P<y>(?:19|20)\d\d)\b")
_BEFORE_A_DURATION = frozenset(
    {"i", "om", "for", "sedan", "inom", "efter", "under", "in", "since", "within", "over"}
)
_AGO = re.compile(
    r"\b(?:for )?(?P<n>\d+|en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|nagra|ett par|one|two"
    r"|three|four"
    r"|five|six|a|a few|a couple of|couple) (?P<u>dag|dar|dygn|veck|manad|man|ar|day|week|month"
    r"|year)\w*"
    r" (?:sedan|sen|ago|efter|after|since|tillbaka)\b"
)
_NUMBERS = {
    "en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8,
    "nio": 9, "tio": 10, "nagra": 3, "ett par": 2, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "a": 1, "a few": 3, "a couple of": 2, "couple": 2,
}  # fmt: skip
_DAYS = {"dag": 1, "dar": 1, "dygn": 1, "day": 1, "veck": 7, "week": 7, "manad": 30, "man": 30,
         "month": 30, "ar": 365, "year": 365}  # fmt: skip
_GROUPS_OF_VALUES = frozenset({"slot", "ambiguous", "unnamed", "nothing"})
_APART = 8
"""Words at most from one form of housing to another that it is set beside."""
_CHILD_BELOW = 18
_RECENT_DAYS = 14


@dataclass(slots=True)
class Sentence:
    """What one text says by itself."""

    words: Words
    found: tuple[Found, ...]
    slots: dict[str, SlotValue] = field(default_factory=dict)
    """Slots that words fill, ``moment`` and ``plikt`` left to be set with the rest known."""
    said: Said | None = None
    moment_words: tuple[int, ...] = ()
    excluded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Values that words deny, by slot."""
    notes: list[str] = field(default_factory=list)
    patients: int = 1
    by_listing: frozenset[str] = frozenset()
    """Slots told only by where the patient is listed; an earlier turn knows better."""
    elsewhere: tuple[tuple[str, bool], ...] = ()
    """Regions outside that the question is about, and whether a source mentions each."""

    def has(self, group: str, key: str | None = None) -> bool:
        """Whether a phrase of a group stands in the text."""
        return any(f.meaning.group == group and key in (None, f.meaning.key) for f in self.found)

    def all(self, group: str) -> list[Found]:
        """Every phrase of a group, in order."""
        return [f for f in self.found if f.meaning.group == group]

    def opens_with(self, group: str) -> bool:
        """Whether the text begins with a phrase of a group."""
        return any(f.first == 0 for f in self.all(group))

    def evidence(self, indexes: Iterable[int]) -> str:
        """The words at some indexes as written; gaps of more than two words are left out."""
        places = sorted(set(indexes))
        runs: list[list[int]] = []
        for place in places:
            if runs and place - runs[-1][1] <= 3:
                runs[-1][1] = place
            else:
                runs.append([place, place])
        return " … ".join(self.words.evidence(first, last) for first, last in runs)


def read_sentence(
    words: Words,
    vocabulary: Vocabulary,
    glossary: Glossary,
    clockwork: Clockwork,
    as_of: datetime,
) -> Sentence:
    """Read one text. The clock is only looked at to tell how long ago a discharge was."""
    found = tuple(glossary.phrases.find(words.forms))
    sentence = Sentence(words=words, found=found)
    return _SentenceReading(sentence, vocabulary, glossary, clockwork, as_of).done()


class _SentenceReading:
    """Fills one ``Sentence``, slot by slot."""

    def __init__(
        self,
        sentence: Sentence,
        vocabulary: Vocabulary,
        glossary: Glossary,
        clockwork: Clockwork,
        as_of: datetime,
    ) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._forms = sentence.words.forms
        self._vocabulary = vocabulary
        self._glossary = glossary
        self._clockwork = clockwork
        self._as_of = as_of
        self._taken: set[int] = set()
        self._negations = self._real_negations()
        self._corrections = [f.first for f in sentence.all("correction")]

    def done(self) -> Sentence:
        values = _longest([f for f in self._sentence.found if f.meaning.group in _GROUPS_OF_VALUES])
        self._patients()
        self._age()
        self._places(values)
        self._plain_slots(values)
        self._procedures(values)
        self._ambiguous(values)
        self._housing_of_a_child()
        self._discharge()
        self._time()
        self._sayings()
        return self._sentence

    # --- who and how many ---

    def _patients(self) -> None:
        counts = [f.meaning.value for f in self._sentence.all("patients")]
        self._sentence.patients = max(counts, default=1)

    def _age(self) -> None:
        joined = " ".join(self._forms)
        years: int | None = None
        used: tuple[int, int] | None = None
        for match in _AGE.finditer(joined):
            index = joined[: match.start()].count(" ")
            before = self._forms[index - 1] if index else ""
            if match.start() and joined[match.start() - 1] != " ":
                continue
            if int(match["n"]) > 115 or before in _BEFORE_A_DURATION:
                continue
            years = int(match["n"])
            used = (index, index + match.group().count(" "))
            break
        if years is None and (aged := _PERSON_AGED.search(joined)) and int(aged["n"]) <= 115:
            years = int(aged["n"])
            index = joined[: aged.start()].count(" ")
            used = (index, index + aged.group().count(" "))
        if years is None and (spelled := _AGE_SPELLED.search(joined)):
            index = joined[: spelled.start()].count(" ")
            years = _SPELLED[spelled["n"]]
            used = (index, index + spelled.group().count(" "))
        if years is None and (match_ := _AGE_IN_MONTHS.search(joined)):
            index = joined[: match_.start()].count(" ")
            years, used = 0, (index, index + match_.group().count(" "))
        if years is None and (born := _BORN.search(joined)):
            index = joined[: born.start()].count(" ")
            years = self._as_of.year - int(born["y"])
            used = (index, index + born.group().count(" "))
        if years is None or used is None:
            return
        self._taken.update(range(used[0], used[1] + 1))
        value = "barn" if years < _CHILD_BELOW else "vuxen"
        self._set("alder", value, range(used[0], used[1] + 1))

    # --- where ---

    def _places(self, values: Sequence[Found]) -> None:
        origins = {f.last for f in self._sentence.all("origin")}
        listings = self._sentence.all("listed")
        inhabitants = {f.first for f in self._sentence.all("inhabitant")}
        here: list[Found] = []
        from_there: list[Found] = []
        listed_here: list[Found] = []
        for place in self._own(values, "kommun"):
            if self._denied(place):
                self._exclude("kommun", place)
            elif any(f.first < place.first <= f.last + 2 for f in listings):
                listed_here.append(place)
            elif place.first - 1 in origins or place.first in inhabitants:
                from_there.append(place)
            else:
                here.append(place)
        outside = []
        for place in self._sentence.all("elsewhere"):
            if any(f.first < place.first <= f.last + 3 for f in listings):
                self._set("listad", "false", range(place.first - 2, place.last + 1))
            elif place.first - 1 in origins:
                self._sentence.notes.append(f"from:{place.meaning.key}")
                self._set("vistelse", "tillfallig", range(place.first - 1, place.last + 1))
            elif here:
                self._sentence.notes.append(f"from:{place.meaning.key}")
            else:
                outside.append((place.meaning.key, bool(place.meaning.value)))
        self._sentence.elsewhere = tuple(dict.fromkeys(outside))
        if listed_here and "listad" not in self._sentence.slots:
            self._set("listad", "true", range(listed_here[0].first - 1, listed_here[0].last + 1))
        if not here:
            here = from_there[-1:] or listed_here[-1:]
            if here and not from_there:
                self._sentence.by_listing = frozenset({"kommun"})
        elif from_there and {f.meaning.value for f in from_there} - {f.meaning.value for f in here}:
            place = from_there[0]
            self._set("vistelse", "tillfallig", range(place.first - 1, place.last + 1))
        self._single("kommun", here)

    # --- slots with words of their own ---

    def _plain_slots(self, values: Sequence[Found]) -> None:
        for slot_id, slot in self._vocabulary.slots.items():
            if slot_id in ("kommun", "atgard") or slot.interval:
                continue
            said: list[Found] = []
            for phrase in self._own(values, slot_id):
                if not self._denied(phrase):
                    said.append(phrase)
                    continue
                opposite = _OPPOSITE.get((slot_id, phrase.meaning.value))
                if opposite is None:
                    self._exclude(slot_id, phrase)
                else:
                    meaning = Meaning("slot", slot_id, opposite)
                    first = (
                        max(n for n in self._reach(phrase)) if self._reach(phrase) else phrase.first
                    )
                    said.append(Match(meaning, min(first, phrase.first), max(first, phrase.last)))
            if slot_id == "boende":
                said = self._one_home(said)
            if slot_id == "alder" and "alder" in self._sentence.slots:
                continue
            self._single(slot_id, said)

    def _one_home(self, said: list[Found]) -> list[Found]:
        """Leave out "hemma" and the like beside a named form of housing, unless both are meant."""
        own = next(iter(self._vocabulary.slots["boende"].values))
        special = [f for f in said if f.meaning.value != own]
        joined = any(
            self._forms[i] in _EITHER
            for f in said
            for g in said
            if f.last < g.first <= f.last + _APART
            for i in range(f.last + 1, g.first)
        )
        if special and not joined and self._sentence.patients == 1 and not self._corrections:
            return special
        return said

    def _procedures(self, values: Sequence[Found]) -> None:
        said = [
            f
            for f in self._own(values, "atgard")
            if not self._denied(f) and self._possible(f.meaning.value)
        ]
        for phrase in self._own(values, "atgard"):
            if self._denied(phrase):
                self._exclude("atgard", phrase)
        ids = list(dict.fromkeys(f.meaning.value for f in said))
        superfluous = {other for i in ids for other in self._glossary.absorbs.get(i, ())}
        ids = [i for i in ids if i not in superfluous]
        if ids:
            indexes = [
                n for f in said if f.meaning.value in ids for n in range(f.first, f.last + 1)
            ]
            self._sentence.slots["atgard"] = SlotValue(
                value=tuple(ids), source="question", evidence=self._sentence.evidence(indexes)
            )
        for phrase in values:
            if phrase.meaning.group == "unnamed" and not self._denied(phrase):
                note = f"unnamed_procedure:{phrase.meaning.key}"
                if note not in self._sentence.notes:
                    self._sentence.notes.append(note)

    def _possible(self, procedure: str) -> bool:
        """Whether the other slots are those that a procedure's words need."""
        needed = self._glossary.only_with.get(procedure, {})
        slots = self._sentence.slots
        return all(slot in slots and slots[slot].value == v for slot, v in needed.items())

    def _ambiguous(self, values: Sequence[Found]) -> None:
        for phrase in values:
            if phrase.meaning.group != "ambiguous" or self._denied(phrase):
                continue
            slot, options = phrase.meaning.key, phrase.meaning.value
            held = self._sentence.slots.get(slot)
            chosen = held.value if held else ()
            if not (set(options) & set(chosen if isinstance(chosen, tuple) else (chosen,))):
                self._sentence.notes.append(f"ambiguous:{slot}:{','.join(options)}")

    def _housing_of_a_child(self) -> None:
        """Turn adults' housing into children's, where the vocabulary has both and a child is "
        "said."""
        boende, alder = self._sentence.slots.get("boende"), self._sentence.slots.get("alder")
        if boende is None or alder is None or alder.value != "barn":
            return
        value = str(boende.value)
        other = value.replace("vuxen", "barn")
        if other != value and other in self._vocabulary.slots["boende"].values:
            self._sentence.slots["boende"] = SlotValue(
                value=other, source="question", evidence=boende.evidence
            )

    # --- time ---

    def _discharge(self) -> None:
        """How long ago a discharge was, where words tell; those words are then no moment."""
        for phrase in self._sentence.all("discharge"):
            if self._sentence.slots.get("utskriven", None) is not None and self._denied(phrase):
                continue
            if "inskriven" in self._sentence.slots and any(
                f.meaning.key == "inskriven" and f.first <= phrase.first <= f.last
                for f in self._sentence.found
                if f.meaning.group == "slot"
            ):
                continue
            if self._denied(phrase):
                self._set("utskriven", "nej", self._around(phrase))
                continue
            clause = self._words.items[phrase.first].clause
            near = [
                i
                for i, word in enumerate(self._words.items)
                if word.clause == clause and phrase.first - 6 <= i <= phrase.last + 8
            ]
            joined = " ".join(self._forms[i] for i in near)
            ago = _AGO.search(joined)
            if ago:
                number = int(ago["n"]) if ago["n"].isdigit() else _NUMBERS[ago["n"]]
                days = number * _DAYS[ago["u"]]
                start = near[joined[: ago.start()].count(" ")]
                used = range(start, start + ago.group().count(" ") + 1)
                self._taken.update(used)
                self._discharged(days, phrase, used)
                return
            others = frozenset(i for i in range(len(self._forms)) if i not in near) | self._taken
            time_said = self._clockwork.read(self._words, self._as_of, frozenset(others))
            if time_said is None or time_said.said.now:
                continue
            begins = self._clockwork.fix(time_said.said, self._as_of).start
            if begins > self._as_of and time_said.said.weekdays and not time_said.said.span:
                continue
            span = time_said.said.span
            if span is not None and (span[1] - span[0]).days > _RECENT_DAYS:
                continue
            days = (self._as_of.date() - begins.date()).days
            if days < 0 or not (time_said.said.past or days == 0 or time_said.said.span):
                continue
            self._taken.update(time_said.words)
            self._discharged(days, phrase, time_said.words)
            return

    def _discharged(self, days: int, phrase: Found, used: Iterable[int]) -> None:
        value = "inom_14_dagar" if days <= _RECENT_DAYS else "senare"
        self._sentence.slots.pop("utskriven", None)
        self._set("utskriven", value, [*range(phrase.first, phrase.last + 1), *used])

    def _time(self) -> None:
        aside = set(self._taken)
        for phrase in self._sentence.found:
            meaning = phrase.meaning
            if meaning.group in ("document", "person", "no_moment") or (
                meaning.group == "slot" and meaning.key in ("kommun", "utskriven")
            ):
                aside.update(range(phrase.first, phrase.last + 1))
        for index in self._negations:
            aside |= self._denied_times(index)
        found = self._clockwork.read(self._words, self._as_of, frozenset(aside))
        if found is not None:
            self._sentence.said = found.said
            self._sentence.moment_words = found.words

    def _denied_times(self, index: int) -> set[int]:
        """Words right after "inte" up to the end of its clause or "utan": no moment is meant."""
        if self._forms[index] not in ("inte", "ej", "not", "icke"):
            return set()
        clause = self._words.items[index].clause
        denied: set[int] = set()
        for i in range(index + 1, min(index + 4, len(self._forms))):
            if self._words.items[i].clause != clause or self._forms[i] in ("utan", "but", "men"):
                return denied
            denied.add(i)
        return denied if len(denied) <= 3 else set()

    # --- sayings about others ---

    def _sayings(self) -> None:
        sentence = self._sentence
        for group in ("claims", "premises", "unreachable"):
            if sentence.has(group):
                sentence.notes.append({"claims": "claim", "premises": "premise"}.get(group, group))
        for phrase in sentence.all("actor"):
            note = f"actor:{phrase.meaning.key}"
            if note not in sentence.notes:
                sentence.notes.append(note)
        for slot, values in sentence.excluded.items():
            sentence.notes.append(f"excluded:{slot}:{','.join(values)}")

    # --- helpers ---

    def _own(self, values: Sequence[Found], slot: str) -> list[Found]:
        return [f for f in values if f.meaning.group == "slot" and f.meaning.key == slot]

    def _single(self, slot: str, said: Sequence[Found]) -> None:
        """Set a slot that holds one value; after a correction the last, else none when torn."""
        values = list(dict.fromkeys(f.meaning.value for f in said))
        if not values:
            return
        if len(values) > 1 and self._corrections:
            said = self._corrected(said)
            values = list(dict.fromkeys(f.meaning.value for f in said))
        if len(values) > 1:
            self._sentence.notes.append(f"several:{slot}:{','.join(values)}")
            if slot == "boende" and self._two_patients(said):
                self._sentence.patients = max(self._sentence.patients, len(values))
            return
        indexes = [n for f in said for n in range(f.first, f.last + 1)]
        held = self._sentence.slots.get(slot)
        if held is None or slot == "vistelse":
            self._set(slot, values[0], indexes)

    def _corrected(self, said: Sequence[Found]) -> Sequence[Found]:
        after = [f for f in said if any(f.first > place for place in self._corrections)]
        return [after[-1] if after else said[-1]]

    def _two_patients(self, said: Sequence[Found]) -> bool:
        """Whether "en på säbo och en hemma": an article or a count before each."""
        heads = [
            any(
                self._forms[i] in ("en", "ett", "den", "ena", "andra", "one", "other", "a")
                for i in range(max(0, f.first - 3), f.first)
            )
            for f in said
        ]
        return all(heads) and len(heads) > 1

    def _set(self, slot: str, value: str, indexes: Iterable[int]) -> None:
        typed: str | bool = value
        if self._vocabulary.slots[slot].boolean:
            typed = value == "true"
        self._sentence.slots[slot] = SlotValue(
            value=typed, source="question", evidence=self._sentence.evidence(indexes)
        )

    def _exclude(self, slot: str, phrase: Found) -> None:
        held = self._sentence.excluded.get(slot, ())
        if phrase.meaning.value not in held:
            self._sentence.excluded[slot] = (*held, phrase.meaning.value)

    def _around(self, phrase: Found) -> list[int]:
        return sorted({*range(phrase.first, phrase.last + 1), *self._reach(phrase)})

    def _denied(self, phrase: Found) -> bool:
        return bool(self._reach(phrase))

    def _reach(self, phrase: Found) -> set[int]:
        """Indexes of negations that bear on a phrase, before it or right after it."""
        reached = {n for n in self._negations if self._bears_before(n, phrase)}
        for index in self._negations:
            if self._bears_after(index, phrase):
                reached.add(index)
        return reached

    def _bears_before(self, index: int, phrase: Found) -> bool:
        if not 0 < phrase.first - index <= 4:
            return False
        items = self._words.items
        if items[index].clause != items[phrase.first].clause:
            return False
        between = self._forms[index + 1 : phrase.first]
        return not any(form in ("utan", "men", "but", "och", "and") for form in between)

    def _bears_after(self, index: int, phrase: Found) -> bool:
        if not 0 < index - phrase.last <= 4:
            return False
        items = self._words.items
        if items[index].clause != items[phrase.last].clause:
            return False
        ends = index + 1 == len(items) or items[index + 1].clause != items[index].clause
        between = self._forms[phrase.last + 1 : index]
        return ends and all(form in _BETWEEN_SUBJECT_AND_NOT for form in between)

    def _real_negations(self) -> list[int]:
        inert = {n for f in self._sentence.all("not_negation") for n in range(f.first, f.last + 1)}
        indexes = [f.last for f in self._sentence.all("negation") if f.last not in inert]
        real = []
        for index in sorted(set(indexes)):
            form = self._forms[index]
            if form == "utan" and any(
                self._forms[i] in ("inte", "ej", "icke") for i in range(max(0, index - 8), index)
            ):
                continue
            real.append(index)
        return real


def _longest(found: list[Found]) -> list[Found]:
    """Phrases not lying inside a longer one; those that mean nothing then left out."""
    kept = [
        f
        for f in found
        if not any(g.first <= f.first and f.last <= g.last and g.length > f.length for g in found)
        and not any(
            g.meaning.group == "nothing" and g.first <= f.first and f.last <= g.last
            for g in found
            if g is not f
        )
    ]
    unique = dict.fromkeys(kept)
    return [f for f in unique if f.meaning.group != "nothing"]
