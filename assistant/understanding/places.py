"""Where the patient is, comes from and is listed."""

from __future__ import annotations

from assistant.understanding.sentence import Found, Sentence
from assistant.understanding.single_values import put_single

_NEAR = 4
"""Words at most from those that name the asker to the place."""
_GUEST = ("vistelse", "tillfallig")


def read_places(sentence: Sentence) -> None:
    """Fill the municipality, and what words tell of coming from or being listed elsewhere."""
    elsewhere_before = {f.last + 1 for f in sentence.all("not_here")}
    origins = {f.last for f in sentence.all("origin")}
    listings = sentence.all("listed")
    inhabitants = {f.first for f in sentence.all("inhabitant")}
    here: list[Found] = []
    from_there: list[Found] = []
    asked_from: list[Found] = []
    listed_here: list[Found] = []
    named = sentence.naming("kommun")
    for place in named:
        if place.first in elsewhere_before:
            continue
        if _stays_not_for_good(sentence, place):
            here.append(place)
        elif sentence.negations.deny(place):
            sentence.exclude("kommun", place.meaning.value)
        elif any(f.first < place.first <= f.last + 2 for f in listings):
            listed_here.append(place)
        elif place.first - 1 in origins and _of_the_asker(sentence, place):
            asked_from.append(place)
        elif sentence.patients > 1 and _at_home_there(sentence, place):
            here.append(place)
        elif (
            place.first - 1 in origins
            or place.first in inhabitants
            or _lives_there_and_visits_another(sentence, place, named)
        ):
            from_there.append(place)
        else:
            here.append(place)
    outside = []
    for place in sentence.all("elsewhere"):
        if _of_somebody_else(sentence, place):
            continue
        if place.first - 1 in origins and _of_the_asker(sentence, place):
            continue
        if any(f.first < place.first <= f.last + 3 for f in listings):
            sentence.put("listad", "false", range(place.first - 2, place.last + 1))
        elif place.first - 1 in origins and not (_at_home_there(sentence, place) and not here):
            sentence.notes.append(f"from:{place.meaning.key}")
            sentence.put("vistelse", "tillfallig", range(place.first - 1, place.last + 1))
        elif here and not _of_a_stay(sentence, place):
            sentence.notes.append(f"from:{place.meaning.key}")
        else:
            outside.append((place.meaning.key, bool(place.meaning.value)))
    sentence.elsewhere = tuple(dict.fromkeys(outside))
    if any(note.startswith("from:") for note in sentence.notes) and not (
        listed_here or "listad" in sentence.slots
    ):
        sentence.note("ambiguous:listad:true,false")
    if listed_here and "listad" not in sentence.slots:
        sentence.put("listad", "true", range(listed_here[0].first - 1, listed_here[0].last + 1))
    if not here:
        here = from_there[-1:] or asked_from[-1:] or listed_here[-1:]
        if here and not (from_there or asked_from):
            sentence.by_listing = frozenset({"kommun"})
    elif from_there and {f.meaning.value for f in from_there} - {f.meaning.value for f in here}:
        place = from_there[0]
        sentence.put("vistelse", "tillfallig", range(place.first - 1, place.last + 1))
    put_single(sentence, "kommun", here)


def _of_somebody_else(sentence: Sentence, place: Found) -> bool:
    """Whether a manager, a colleague or a relative is what the clause is about.

    A patient who goes to a relative is there.
    """
    items = sentence.words.items
    asking = any(
        items[f.first].clause == items[place.first].clause and f.first < place.first
        for f in sentence.all("who")
    )
    guest = any(f.first > place.last for f in sentence.all("with_them")) or any(
        items[f.first].clause == items[place.first].clause and f.last < place.first
        for f in sentence.all("with_relatives")
    )
    return not (asking or guest) and any(
        items[f.first].clause == items[place.first].clause and f.first < place.first
        for f in sentence.all("others")
    )


def _of_the_asker(sentence: Sentence, place: Found) -> bool:
    """Whether it is the nurse who is from there or calls from there."""
    items = sentence.words.items
    return any(
        items[f.last].clause == items[place.first].clause and 0 < place.first - f.last <= _NEAR
        for f in sentence.all("asker")
    )


def _stays_not_for_good(sentence: Sentence, place: Found) -> bool:
    """Whether "not" bears on the stay and not on the place ("bor inte här permanent")."""
    items = sentence.words.items
    return sentence.negations.deny(place) and any(
        f.meaning.value == "stadigvarande"
        and items[f.first].clause == items[place.first].clause
        and 0 < f.first - place.last <= _NEAR
        for f in sentence.values()
        if f.meaning.key == "vistelse"
    )


def _lives_there_and_visits_another(sentence: Sentence, place: Found, named: list[Found]) -> bool:
    """Whether the text also has another place where the patient is with relatives or as a guest."""
    forms = sentence.words.forms
    lives = forms[max(0, place.first - 3) : place.first]
    if not {"bor", "lives", "boende"} & set(lives):
        return False
    return any(
        other.meaning.value != place.meaning.value and _of_a_stay(sentence, other)
        for other in named
    )


def _of_a_stay(sentence: Sentence, place: Found) -> bool:
    """Whether words of being a guest or on a journey lead to a place."""
    stays = [f for f in sentence.values() if (f.meaning.key, f.meaning.value) == _GUEST]
    stays += sentence.all("with_relatives") + sentence.all("journey")
    return any(0 <= place.first - f.last <= 2 for f in stays)


def _at_home_there(sentence: Sentence, place: Found) -> bool:
    """Whether it reads "hemma i …": where the patient is, unless another place is."""
    return sentence.words.forms[max(0, place.first - 2)] == "hemma"
