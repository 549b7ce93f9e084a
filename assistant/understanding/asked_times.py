"""Which of the times that a text names is the one asked about.

A text is cut into stretches of words: its clauses, and parts of one that a joining word
sets apart. Each stretch that names a time has a part to play: it asks, it tells the moment
("Saturday evening."), it tells what has happened, whose hours begin or end, what is to be
done later, or it says a moment again ("that is, before five"). What asks goes before what
tells; a story, other people's hours and plans are no moment that is asked about, where
something else is or where the question is about now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from assistant.understanding.clock_times import on_24_hours
from assistant.understanding.moments import Clockwork
from assistant.understanding.past_tense import past_verbs
from assistant.understanding.said import DAYS_END, FoundMoment, Said
from assistant.understanding.sentence import Sentence
from assistant.understanding.told_years import asks_who_is_to_act_now

_OR = frozenset({"eller", "or"})
_AND = frozenset({"och", "samt", "and"})
_JOINING = _OR | frozenset(
    [
        "och",
        "men",
        "sa",
        "som",
        "att",
        "nar",
        "medan",
        "fast",
        "fastan",
        "eftersom",
        "dvs",
        "alltsa",
        "and",
        "but",
        "so",
        "who",
        "which",
        "when",
        "while",
        "because",
        "although",
    ]
)
_WHO = frozenset({"vem", "vart", "who"})
"""Words that begin a question in a clause without a comma before them."""
_NO_QUESTION_AFTER = frozenset({"av", "till", "med", "for", "pa", "to", "with", "by", "from"})
_BOUND = frozenset({"fore", "innan", "efter", "before", "after"})
"""Words of a bound, which goes on with what stands before it ("after five but before eight")."""
_AGAIN = frozenset({"dvs", "alltsa", "sager", "andra", "ie", "namely", "meaning", "is"})
"""Words within the beginning of a stretch that says a moment again."""
_OPENING = 4
_NOT = frozenset({"inte", "ej", "not", "t", "cannot"})
_OURS = frozenset({"jag", "vi", "man", "i", "we"})
_NOT_UNTIL = frozenset({"forran", "until"})
_NEAR = 4
"""Words at most from "not" to the bound that it turns."""
_IF = frozenset({"om", "ifall", "if"})
_SINCE = frozenset({"sedan", "since"})
_THEN = frozenset({"da", "then"})
_RELATIVE = frozenset({"som", "which", "who"})
_STRIKES = re.compile(
    r"\b(?:klockan|it|den) (?:s |ar |har |has |just |precis |nyss |redan )*(?:slog|blev"
    r"|blivit|passerat|slagit|hunnit|turned|gone|struck|passed)\b"
)
"""Words that tell what the clock shows, in the past tense."""
_VERB = re.compile(r"\w{2,}r|kunde|skulle|fick|hade|gallde")
_HAS = frozenset({"har", "hade", "has", "had"})
_SUPINE = re.compile(r"\w{3,}(?:[aeiolr]t|tt|en|ed)")
_VAGUE_HOURS = ("jourtid", "kontorstid")
_ABOUT = timedelta(minutes=20)
"""A clock time told so near the moment of asking is now."""
_JUST = timedelta(hours=3)
"""A part of the day that is over so short a time may still be called by its name."""
_RECENT = timedelta(hours=12)
_OF_A_CASE = timedelta(days=60)
"""A date so short ago tells what has happened to the patient whom it is asked about."""


class _Part(Enum):
    ASKS = "asks"
    TELLS = "tells"
    HAPPENED = "happened"
    PLANNED = "planned"
    OWN_HOURS = "own hours"
    """When people come and go who are not what is asked about."""
    AGAIN = "again"
    CLAIMED = "claimed"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stretch:
    indexes: tuple[int, ...]
    part: _Part
    found: FoundMoment
    alternative: bool
    """Whether "or" sets it against the stretch before it."""


def asked_time(
    sentence: Sentence, clockwork: Clockwork, as_of: datetime, aside: frozenset[int]
) -> FoundMoment | None:
    """The moment that a text is about, words in ``aside`` left out; None where it names none."""
    return _Choice(sentence, clockwork, as_of, aside).made()


class _Choice:
    def __init__(
        self, sentence: Sentence, clockwork: Clockwork, as_of: datetime, aside: frozenset[int]
    ) -> None:
        self._sentence = sentence
        self._clockwork = clockwork
        self._as_of = as_of
        self._aside = aside
        self._everything = frozenset(range(len(sentence.words.items)))

    def made(self) -> FoundMoment | None:
        """The moment, with a part of the day that has just ended as now."""
        made = self._made()
        if made is None or not self._has_just_ended(made.said):
            return made
        return replace(made, said=Said(now=True, others=made.said.others))

    def _has_just_ended(self, said: Said) -> bool:
        """Whether "now, this morning" is said a little after the morning is over.

        Whoever asks for a physician then means the hours that are left of it.
        """
        today = self._clockwork.fix(Said(now=True), self._as_of).start.date()
        of_today = said.now or (said.past and said.span == (today, today + timedelta(days=1)))
        if said.part is None or said.clock is not None or not of_today:
            return False
        if self._sentence.has("looks_back"):
            return False
        part = Said(span=(today, today + timedelta(days=1)), part=said.part)
        over = self._as_of - self._clockwork.fix(part, self._as_of).end
        return timedelta(0) <= over <= _JUST

    def _made(self) -> FoundMoment | None:
        corrected = self._corrected()
        if corrected is not None:
            return corrected
        whole = self._read(self._everything)
        if whole is None:
            return None
        stretches = self._stretches(whole)
        if not stretches:
            return whole
        playing = {part: [s for s in stretches if s.part is part] for part in _Part}
        asked = self._together(playing[_Part.ASKS])
        told = self._together(playing[_Part.TELLS])
        if asked is None and playing[_Part.PLANNED] and self._points_to_it(playing[_Part.PLANNED]):
            return self._together(playing[_Part.PLANNED])
        shift = self._shift(playing[_Part.OWN_HOURS], asked, told)
        if shift is not None:
            return shift
        if asked is not None and told is not None:
            return self._joined(asked, told)
        return (
            asked
            or told
            or self._together(playing[_Part.CLAIMED])
            or self._together(playing[_Part.PLANNED])
            or self._of_a_story(playing[_Part.HAPPENED])
        )

    # -- stretches ------------------------------------------------------------

    def _stretches(self, whole: FoundMoment) -> list[_Stretch]:
        found: list[_Stretch] = []
        for indexes, alternative in self._cut(frozenset(whole.words)):
            read = self._read(frozenset(indexes))
            if read is not None:
                part = self._part(indexes, read)
                goes_on = found and (alternative or self._goes_on(found[-1], indexes))
                if goes_on and part is _Part.TELLS:
                    part = found[-1].part
                found.append(
                    _Stretch(indexes=indexes, part=part, found=read, alternative=alternative)
                )
        return found

    def _goes_on(self, before: _Stretch, indexes: Sequence[int]) -> bool:
        """Whether "and" begins more of what has happened ("got 10 mg at 6 and 5 mg at 8")."""
        forms = self._sentence.words.forms
        return (
            before.part is _Part.HAPPENED
            and forms[indexes[0]] in _AND
            and indexes[0] == before.indexes[-1] + 1
            and not any(_VERB.fullmatch(forms[i]) for i in indexes)
        )

    def _cut(self, timed: frozenset[int]) -> list[tuple[tuple[int, ...], bool]]:
        """Runs of words, and whether "or" begins each; none is cut within a phrase of time."""
        words = self._sentence.words
        runs: list[tuple[list[int], bool]] = []
        for at, form in enumerate(words.forms):
            after = words.forms[at + 1] if at + 1 < len(words.forms) else ""
            joins = at not in timed and (
                (form in _JOINING and (form in _OR or after not in _BOUND))
                or (form in _WHO and at > 0 and words.forms[at - 1] not in _NO_QUESTION_AFTER)
            )
            goes_on = {at - 1, at} <= timed and words.dashed(at)
            if joins or (words.begins_clause(at) and not goes_on):
                either = form in _OR and at not in timed
                runs.append(([at], either))
            else:
                runs[-1][0].append(at)
        return [(tuple(run), either) for run, either in runs]

    def _shift(
        self, own: Sequence[_Stretch], asked: FoundMoment | None, told: FoundMoment | None
    ) -> FoundMoment | None:
        """Somebody's hours from one clock time to another, where no other hour is asked about."""
        hours = next((s.found for s in own if s.found.said.is_a_stretch), None)
        known = [found for found in (asked, told) if found is not None]
        if hours is None or any(f.said.hour_said or f.said.now or f.said.until for f in known):
            return None
        said = hours.said
        for day in known:
            said = said.after(replace(day.said, others=()))
        words = tuple(sorted({*hours.words, *(i for f in known for i in f.words)}))
        return FoundMoment(said=said, words=words)

    def _part(self, indexes: Sequence[int], read: FoundMoment) -> _Part:
        sentence = self._sentence
        forms = [sentence.words.forms[i] for i in indexes]
        inside = frozenset(indexes)
        if any(f.first in inside for f in sentence.all("own_hours")):
            return _Part.OWN_HOURS
        if _AGAIN & {*forms[:_OPENING]} and not read.said.day_said and self._is_bare(inside, read):
            return _Part.AGAIN
        asks = self._asks(inside, read) and not _leaves_out_who(forms)
        looks_back = any(f.first in inside for f in sentence.all("looks_back"))
        past = () if _STRIKES.search(" ".join(forms)) else self._past(indexes)
        if past and not looks_back and not (asks and self._asks_before(indexes[past[0]], inside)):
            return _Part.TELLS if read.said.now else _Part.HAPPENED
        if asks:
            return _Part.ASKS
        if self._has_been(read.said) or sentence.words.forms[max(read.words[0] - 1, 0)] in _SINCE:
            return _Part.HAPPENED
        if any(f.first in inside for f in sentence.all("planned")):
            return _Part.PLANNED
        if any(f.first in inside for g in ("premises", "claims") for f in sentence.all(g)):
            return _Part.CLAIMED
        return _Part.TELLS

    def _past(self, indexes: Sequence[int]) -> tuple[int, ...]:
        """Places in a stretch of verbs of the past; a place's name is none."""
        places = {i for f in self._sentence.naming("kommun") for i in range(f.first, f.last + 1)}
        forms = self._sentence.words.forms
        if _IF & {forms[i] for i in indexes[:_OPENING]} and _HAS & {forms[i] for i in indexes}:
            return ()  # "if it had been eleven" supposes a time
        return past_verbs(["" if i in places else forms[i] for i in indexes])

    def _points_to_it(self, planned: Sequence[_Stretch]) -> bool:
        """Whether "then" is said after what is planned."""
        last = max(i for stretch in planned for i in stretch.indexes)
        return bool(_THEN & {*self._sentence.words.forms[last + 1 :]})

    def _has_been(self, said: Said) -> bool:
        return said.past and self._clockwork.fix(said, self._as_of).start < self._as_of

    def _asks(self, inside: frozenset[int], read: FoundMoment) -> bool:
        sentence = self._sentence
        first = min(inside)
        words = sentence.words
        return (
            any(
                f.first in inside
                for group in ("who", "interrogative", "what_to_do")
                for f in sentence.all(group)
            )
            or any(f.first in inside and self._may_ask(f.first) for f in sentence.openings())
            or (
                words.items[first].sentence in words.questions
                and words.begins_clause(first)
                and first not in read.words
                and _VERB.fullmatch(words.forms[first]) is not None
            )
        )

    def _may_ask(self, index: int) -> bool:
        words = self._sentence.words
        return not words.questions or words.items[index].sentence in words.questions

    def _asks_before(self, past: int, inside: frozenset[int]) -> bool:
        sentence = self._sentence
        return any(f.first == past for f in sentence.openings()) or any(
            f.first in inside and f.first < past
            for group in ("who", "interrogative", "asks_whether", "what_to_do")
            for f in sentence.all(group)
        )

    def _is_bare(self, inside: frozenset[int], read: FoundMoment) -> bool:
        return read.said.is_a_bound or not self._asks(inside, read)

    # -- what they make together ----------------------------------------------

    def _together(self, stretches: Sequence[_Stretch]) -> FoundMoment | None:
        """Stretches read as one; what "or" sets against them beside it."""
        if not stretches:
            return None
        plain = [s for s in stretches if not s.alternative] or [stretches[0]]
        against = [s for s in stretches if s.alternative and s not in plain]
        first = self._read(frozenset(i for s in plain for i in s.indexes))
        if first is None:
            return None
        others = tuple(_on_the_day_of(s.found.said, first.said) for s in against)
        words = tuple(sorted({*first.words, *(i for s in against for i in s.found.words)}))
        return FoundMoment(said=replace(first.said, others=others), words=words)

    def _joined(self, asked: FoundMoment, told: FoundMoment) -> FoundMoment:
        """What is asked, completed by what is told of the moment.

        A question of a kind of day ("counts a holiday as …?") is about the hour told.
        """
        said = asked.said
        words = tuple(sorted({*asked.words, *told.words}))
        if said.now and not said.hour_said:
            if self._is_now(told.said):
                told = asked
            others = tuple(_on_the_day_of(other, told.said) for other in said.others)
            return FoundMoment(said=replace(told.said, others=others), words=words)
        vague = said.holiday or (said.part in _VAGUE_HOURS and not said.day_said)
        bare = not said.day_said and said.clock is None
        if bare and said.part is not None and said.part == told.said.part:
            return told
        if vague and said.clock is None and told.said.clock is not None:
            return told
        if said.span and told.said.weekdays and not (said.hour_said or told.said.span):
            return FoundMoment(said=replace(told.said, span=said.span), words=words)
        if said.day_said and not said.now and told.said.day_said:
            return told if self._tells_more(told.said, said) else asked
        completed = _on_the_day_of(replace(said, now=False), told.said)
        if not said.hour_said:
            against = tuple(_on_the_day_of(other, said) for other in told.said.others)
            completed = replace(completed, others=(*completed.others, *against))
        return FoundMoment(said=completed, words=words)

    def _tells_more(self, told: Said, asked: Said) -> bool:
        """Whether an hour was told of the very day that is asked about ("is it so today?")."""
        if asked.hour_said or asked.others or not told.hour_said:
            return False
        day = self._clockwork.fix(asked, self._as_of)
        return day.start <= self._clockwork.fix(told, self._as_of).start < day.end

    def _is_now(self, told: Said) -> bool:
        """Whether a day or a part of it that was told holds the moment of asking.

        Past midnight a night may be called by either day.
        """
        days = self._clockwork.fix(told, self._as_of)
        if told.clock is not None:
            return abs(days.start - self._as_of) <= _ABOUT
        if days.start <= self._as_of < days.end:
            return True
        today = self._as_of.weekday()
        part = replace(told, weekdays=(), in_night=False)
        return told.part is not None and told.weekdays == (today,) and self._is_now(part)

    def _of_a_story(self, happened: Sequence[_Stretch]) -> FoundMoment | None:
        """A time that has been: where the question looks back, or it may be a case made up.

        What was told with the very thing to be done ("died at five") is about then and now.
        """
        story = self._together(happened)
        if story is None:
            return None
        said = story.said
        if said.around_now or self._sentence.has("looks_back"):
            said = in_the_past(said)
        if self._sentence.has("looks_back"):
            return replace(story, said=said)
        if any(self._tells_the_matter(stretch) for stretch in happened):
            return replace(story, said=replace(in_the_past(said), others=(Said(now=True),)))
        if said.past or (not said.day_said and not said.hour_said):
            return None
        if not said.hour_said:
            over = self._as_of - self._clockwork.fix(said, self._as_of).end
            past = timedelta(0) <= over and (said.is_a_period or over < _OF_A_CASE)
            if past and asks_who_is_to_act_now(self._sentence):
                return None
            return None if all(self._describes(stretch) for stretch in happened) else story
        if said.day_said:
            return story
        now = self._as_of
        last = self._clockwork.fix(replace(said, past=True), now)
        if now - last.end < _RECENT:
            return None
        return replace(story, said=replace(said, others=(Said(now=True),)))

    def _describes(self, stretch: _Stretch) -> bool:
        """Whether it says of what is asked about when that came to be ("which moved in 2015")."""
        return self._sentence.words.forms[stretch.indexes[0]] in _RELATIVE

    def _tells_the_matter(self, stretch: _Stretch) -> bool:
        return stretch.found.said.hour_said and any(
            isinstance(ask.meaning.value, tuple) and ask.first in stretch.indexes
            for ask in self._sentence.all("ask")
            if ask.meaning.key == "first"
        )

    def _corrected(self) -> FoundMoment | None:
        """The time after a correction, where one stands on each side of it."""
        for correction in self._sentence.all("correction"):
            later = frozenset(i for i in self._everything if i > correction.last)
            after = self._read(later)
            before = self._read(self._everything - later)
            if after is not None and before is not None:
                words = tuple(sorted({*before.words, *after.words}))
                return FoundMoment(said=after.said.after(before.said), words=words)
        return None

    def _read(self, indexes: Iterable[int]) -> FoundMoment | None:
        left = self._everything - frozenset(indexes)
        found = self._clockwork.read(self._sentence.words, self._as_of, self._aside | left)
        if found is None or not found.said.is_a_bound or not self._is_not_before(found.words):
            return found
        said = replace(found.said, clock=found.said.clock_end, clock_end=DAYS_END)
        return replace(found, said=said)

    def _is_not_before(self, bound: Sequence[int]) -> bool:
        """Whether somebody who asks does a thing "not before" the time: from then on is meant."""
        words = self._sentence.words
        before = [i for i in range(bound[0]) if words.same_clause(i, bound[0])]
        denied = any(words.forms[i] in _NOT for i in before[-_NEAR:])
        ours = any(words.forms[i] in _OURS for i in before)
        return denied and (ours or words.forms[bound[0]] in _NOT_UNTIL)


def _leaves_out_who(forms: Sequence[str]) -> bool:
    """Whether it tells what somebody unnamed has done: "has fallen tonight" is no question."""
    return forms[0] in _HAS and len(forms) > 1 and _SUPINE.fullmatch(forms[1]) is not None


def in_the_past(said: Said) -> Said:
    """A time without a date as the last that was."""
    if (said.span is not None and not said.around_now) or said.now or said.offset is not None:
        return said
    return replace(said, past=True, span=None, around_now=False)


def _on_the_day_of(said: Said, told: Said) -> Said:
    """A time with what it leaves out of its day, and of the half of it, taken from what is told."""
    completed = said.after(replace(told, others=()))
    others = tuple(_on_the_day_of(other, told) for other in said.others)
    if completed.twelve and completed.part is None and told.part is not None:
        halved = on_24_hours(replace(completed, part=told.part))
        completed = replace(halved, part=None)
    return replace(completed, others=others)
