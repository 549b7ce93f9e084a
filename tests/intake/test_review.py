"""A held update: its difference, what is re-anchored or stale, and its acceptance."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from assistant.cli import main
from assistant.corpus.omissions import load_omissions
from assistant.intake.adding import add, receive_all
from assistant.intake.anchors import anchored
from assistant.intake.diff import compare, word_by_word
from assistant.intake.diff_page import as_json, page
from assistant.intake.review import Broken, Held, prepare
from assistant.intake.to_review import to_review
from assistant.intake.versions import Versions
from assistant.knowledge import known_on, load_knowledge
from assistant.verification import find_mistakes
from tests.intake.small import AGREEMENT, small_corpus

NEWER = AGREEMENT.replace("2022-02-01", "2026-02-01").replace("får råd av", "kan ringa")


@dataclass(frozen=True)
class Place:
    folder: Path
    versions: Versions


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = small_corpus(tmp_path)
    return Place(folder=folder, versions=Versions(folder, tmp_path / "data"))


def take_in(place: Place, text: str) -> None:
    path = place.folder.parent / "ny.txt"
    path.write_text(text, encoding="utf-8")
    add(
        receive_all([path]),
        place.versions,
        today=datetime.date(2026, 3, 1),
        given={"id": "overenskommelse-2026"},
        confirm=lambda _: True,
    )


def held(place: Place) -> Held:
    found = prepare(place.versions)
    assert isinstance(found, Held)
    return found


def test_words_that_change_are_told_word_by_word() -> None:
    assert word_by_word("vi får råd av läkare", "vi kan ringa läkare") == (
        ("same", "vi"),
        ("out", "får råd av"),
        ("in", "kan ringa"),
        ("same", "läkare"),
    )


def test_a_newer_version_is_compared_with_the_one_it_replaces(place: Place) -> None:
    take_in(place, NEWER)
    diff = held(place).diff
    changed = [c for c in diff.clauses if c.kind == "changed"]
    assert any(("in", "kan ringa") in change.words for change in changed)
    assert diff.replaced == (("overenskommelse-2026", "overenskommelse-2022"),)
    assert {(rest.kind, rest.id) for rest in diff.resting} == {
        ("rule", "vardcentralen"),
        ("rule", "rad"),
    }


def test_a_rule_whose_words_still_stand_gets_its_newer_ground(place: Place) -> None:
    take_in(place, NEWER)
    moves = held(place).moves
    assert [anchor.id for anchor, _ in moves.reanchored] == ["vardcentralen"]
    book = load_knowledge(place.folder).book
    (rule,) = [rule for rule in book.rules if rule.id == "vardcentralen"]
    assert [g.document for g in rule.grounds] == ["overenskommelse-2022", "overenskommelse-2026"]
    assert rule.condition is None
    assert "# Who is the physician." in (place.folder / "rules" / "lakare.yaml").read_text("utf-8")


def test_a_rule_whose_words_are_gone_answers_with_that_reserve(place: Place) -> None:
    take_in(place, NEWER)
    assert [stale.id for stale in held(place).moves.stale] == ["rad"]
    book = load_knowledge(place.folder).book
    (rule,) = [rule for rule in book.rules if rule.id == "rad"]
    assert rule.condition is not None
    assert "där orden inte står kvar" in rule.condition.sv


_STANDS = "Vårdcentralen ansvarar för läkarinsatser dygnet runt i ordinärt boende."
_GONE = "Kommunens sjuksköterska får råd av läkare på vårdcentralen."
_RESTING = {
    "gap": (
        "gaps.yaml",
        """\
- id: {name}
  about: ["{name}*"]
  says: {{sv: Det sägs inte., en: It is not said.}}
  searched: [ord]
  nearest:
    # Where it comes nearest.
    - document: overenskommelse-2022
      quote: "{quote}"

""",
    ),
    "contradiction": (
        "contradictions.yaml",
        """\
- id: {name}
  says: {{sv: De skiljer sig., en: They differ.}}
  sides: [{{document: overenskommelse-2022, quote: "{quote}"}}]
  about: ["{name}*"]
""",
    ),
    "term": (
        "words.yaml",
        """\
  - id: {name}
    sv: {name}
    en: {name}
    defined:
      document: overenskommelse-2022
      quote: |-
        {quote}
""",
    ),
    "absent": (
        "manifest.yaml",
        """\
  - id: {name}
    title: {name}
    title_en: {name}
    referred:
      - {{document: overenskommelse-2022,
         quote: "{quote}"}}
""",
    ),
}


def rests(place: Place, kind: str, name: str, quote: str) -> None:
    file, entry = _RESTING[kind]
    path = place.folder / file
    before = path.read_text("utf-8") if path.exists() else ""
    if kind == "term" and "terms:" not in before:
        before += "terms:\n"
    before = before.removesuffix("[]\n").replace("absent: []", "absent:")
    before = f"{before.rstrip()}\n" if before.strip() else ""
    path.write_text(before + entry.format(name=name, quote=quote), encoding="utf-8")


@pytest.mark.parametrize("kind", _RESTING)
def test_whatever_rests_on_a_replaced_document_is_anchored_anew_or_named_stale(
    place: Place, kind: str
) -> None:
    rests(place, kind, "kvarvarande", _STANDS)
    rests(place, kind, "borttagen", _GONE)
    assert find_mistakes(place.folder) == []
    file = place.folder / _RESTING[kind][0]
    before = file.read_text("utf-8")
    take_in(place, NEWER)
    found = held(place)
    assert find_mistakes(place.folder) == []
    assert {(a.kind, a.id) for a, _ in found.moves.reanchored} == {
        ("rule", "vardcentralen"), (kind, "kvarvarande"),
    }  # fmt: skip
    assert {(s.kind, s.id) for s in found.moves.stale} == {("rule", "rad"), (kind, "borttagen")}
    now = {(a.id, a.document) for a in anchored(place.folder, found.new.corpus.documents)
           if a.kind == kind}  # fmt: skip
    older = set() if kind == "term" else {("kvarvarande", "overenskommelse-2022")}
    assert now == {
        *older, ("kvarvarande", "overenskommelse-2026"), ("borttagen", "overenskommelse-2022"),
    }  # fmt: skip
    if kind not in ("term", "absent"):
        kept = file.read_text("utf-8").split("\n")
        assert [line for line in before.split("\n") if line not in kept and "[{" not in line] == []
    told = [line.en for line in to_review(found, [], [])]
    assert f"{kind} kvarvarande: words still stand, anchored in the newer text too" in told
    assert f"{kind} borttagen: stale, words are gone from the newer text" in told


@pytest.mark.parametrize(
    "listed",
    ['overenskommelse-2022:\n      "{}": "Kommunens sj"\n      "{}": "Vårdcent"\n',
     'overenskommelse-2022: {{"{}": "Kommunens sj", "{}": "Vårdcent"}}\n'],
    ids=["block", "flow"],
)  # fmt: skip
def test_what_was_left_out_is_left_out_of_the_newer_text_where_it_stands(
    place: Place, listed: str
) -> None:
    corpus = load_knowledge(place.folder).corpus
    (gone,) = [c.id for c in corpus.clauses.values() if c.text == _GONE]
    (stands,) = [c.id for c in corpus.clauses.values() if c.text == _STANDS]
    digests = [name.partition("/")[2] for name in (gone, stands)]
    (place.folder / "omissions.yaml").write_text(
        "- id: utelämnat\n  reason: {sv: Skäl., en: Reason.}\n  clauses:\n    "
        + listed.format(*digests),
        encoding="utf-8",
    )
    take_in(place, NEWER.replace("Läkaransvar\n", "## Läkaransvar\n\n"))
    found = held(place)
    (omission,) = load_omissions(place.folder, found.new.corpus)
    assert omission.clauses == (gone, stands, f"overenskommelse-2026/{digests[1]}")
    assert "omission" not in {entry.kind for entry in found.moves.stale}


def test_new_clauses_of_weight_that_nothing_refers_to_are_counted(place: Place) -> None:
    take_in(place, NEWER + "\nUppföljning\nRegionen följer upp överenskommelsen varje år.\n")
    told = [line.en for line in to_review(held(place), [], [])]
    assert any("overenskommelse-2026: 4 clauses of weight" in line for line in told), told


def test_reviewing_again_finds_the_same(place: Place) -> None:
    take_in(place, NEWER)
    first, again = held(place), held(place)
    assert to_review(first, [], []) == to_review(again, [], [])
    assert first.after.id == again.after.id


def test_cells_of_the_map_that_change_hands_are_told(place: Place) -> None:
    take_in(place, NEWER)
    found = held(place)
    assert {cell.duty for cell in found.diff.cells} == {"radgivning"}
    vocabulary = found.new.vocabulary
    written = page(found.diff, {}, None, [], vocabulary)
    told = written[written.index("Rutor i kartan") :]
    assert vocabulary.actors["vardcentral_lakare"].sv in told
    for named in ("vardcentral_lakare", "settled", "conditional"):
        assert named not in told, named


@pytest.mark.parametrize(
    ("file", "before", "after", "kinds"),
    [
        ("sources/overenskommelse.txt", "dygnet runt i ordinärt", "dygnet runt i varje", None),
        ("sources/overenskommelse.txt", "Överenskommelse om läkarmedverkan\n",
         "Överenskommelse om läkares medverkan\n", {"changed"}),
        ("manifest.yaml", "standing: decided\n", "standing: account\n", {"moved"}),
    ],
    ids=["a rule's words", "other words", "weight"],
)  # fmt: skip
def test_a_change_by_hand_is_held_too(
    place: Place, file: str, before: str, after: str, kinds: set[str] | None
) -> None:
    place.versions.serve(place.versions.keep(place.folder))
    path = place.folder / file
    path.write_text(path.read_text("utf-8").replace(before, after), encoding="utf-8")
    found = prepare(place.versions)
    assert place.versions.served_folder != place.folder
    if kinds is None:
        assert isinstance(found, Broken)
        assert "vardcentralen" in found.mistakes[0]
        assert found.diff is not None
        assert {(rest.kind, rest.id) for rest in found.diff.resting} == {("rule", "vardcentralen")}
    else:
        assert isinstance(found, Held)
        assert {change.kind for change in found.diff.clauses} == kinds


def test_nothing_is_held_where_nothing_changed(place: Place) -> None:
    assert prepare(place.versions) is None
    place.versions.serve(place.versions.keep(place.folder))
    assert prepare(place.versions) is None


def test_the_page_and_the_json_say_what_changed(place: Place) -> None:
    take_in(place, NEWER)
    found = held(place)
    answers: Mapping[str, object] = {"asked": 0, "only_after": 0, "changes": []}
    told = to_review(found, ["N1"], ["N2"])
    written = page(
        found.diff, {"overenskommelse-2026": "Ny <b>"}, answers, told,
        load_knowledge(place.folder).vocabulary,
    )  # fmt: skip
    assert "<ins>kan ringa</ins>" in written
    assert "<del>får råd av</del>" in written
    assert "Ny &lt;b&gt;" in written
    assert "http" not in written
    assert "src=" not in written
    assert all(line.sv in written and line.en not in written for line in told)
    described = json.loads(json.dumps(as_json(found.diff, answers, told)))
    assert [line["en"] for line in described["to_review"]] == [line.en for line in told]


@pytest.mark.parametrize(
    ("day", "documents", "rules"),
    [
        ("2021-12-31", set(), set()),
        ("2022-02-01", {"overenskommelse-2022"}, {"vardcentralen", "rad"}),
        ("2026-02-15", {"overenskommelse-2022"}, {"vardcentralen", "rad"}),
        ("2026-03-01", {"overenskommelse-2022", "overenskommelse-2026"}, {"vardcentralen", "rad"}),
    ],
    ids=["before all", "dated", "dated but not received", "received"],
)
def test_only_what_was_known_on_a_day_is_known_then(
    place: Place, day: str, documents: set[str], rules: set[str]
) -> None:
    take_in(place, NEWER)
    known = known_on(load_knowledge(place.folder), datetime.date.fromisoformat(day))
    assert set(known.corpus.documents) == documents
    assert {rule.id for rule in known.book.rules} == rules
    assert all(clause.document in documents for clause in known.corpus.clauses.values())


def test_a_version_compared_with_itself_differs_in_nothing(place: Place) -> None:
    knowledge = load_knowledge(place.folder)
    assert compare(knowledge, knowledge).is_empty


@pytest.fixture
def shell(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(place.folder))
    monkeypatch.setenv("ASSISTANT_DATA", str(place.versions.home.parent.parent))
    return place


def test_review_holds_until_a_role_accepts_what_it_saw(
    shell: Place, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    take_in(shell, NEWER)
    assert main(["corpus", "review", "--out", str(tmp_path / "out")]) == 3
    assert "stale" in capsys.readouterr().out
    assert (tmp_path / "out" / "diff.html").exists()
    wanted = held(shell).after.id
    before = shell.versions.served()
    assert main(["corpus", "review", "--accept", "0123abcd", "--role", "MAS"]) == 2
    assert main(["corpus", "review", "--accept", wanted]) == 2
    assert shell.versions.served() == before
    assert main(["corpus", "review", "--accept", wanted, "--role", "MAS", "--note", "läst"]) == 0
    assert shell.versions.stamp == wanted
    assert not shell.versions.is_held
    (record,) = yaml.safe_load((shell.folder / "acceptances.yaml").read_text("utf-8"))
    assert (record["role"], record["version"], record["note"]) == ("MAS", wanted, "läst")
    assert any("rule rad: stale" in line for line in record["accepted"])
    assert main(["corpus", "review"]) == 0


def test_an_earlier_version_and_an_earlier_day_can_be_asked(
    shell: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(shell, NEWER)
    first = shell.versions.served()
    assert first is not None
    question = "Vem ger råd till kommunens sjuksköterska?"
    for words, corpus in (
        (["--corpus-version", first.id], first.corpus),
        (["--corpus-version", first.corpus], first.corpus),
        (["--known-at", "2022-03-01"], f"{first.corpus}@2022-03-01"),
    ):
        assert main(["ask", question, "--json", *words]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["versions"]["corpus"] == corpus
    assert "kända 1 mars 2022" in answer["answer"]
    assert answer["as_of"].startswith("2022-03-01T12:00")


def test_a_lookup_of_a_day_before_all_documents_is_told_that_no_source_answers(
    shell: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "Vad innebär råd?", "--json", "--known-at", "1990-01-01"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["kind"], answer["status"], answer["citations"]) == ("lookup", "silent", [])


@pytest.mark.parametrize(
    "words",
    [["--corpus-version", "ffffffff"], ["--corpus-version", "--help"], ["--known-at", "igår"],
     ["--corpus-version", "-x"], ["--corpus-version", "a"]],
    ids=["unknown", "option", "no day", "dash", "short"],
)  # fmt: skip
def test_a_version_that_is_none_is_refused(
    shell: Place, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["ask", "Vem ger råd?", *words]) == 2


def test_a_version_that_is_kept_no_longer_can_not_be_asked_and_the_others_can(
    shell: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(shell, NEWER)
    first = shell.versions.served()
    assert first is not None
    question = "Vem ger råd till kommunens sjuksköterska?"
    in_folder = next(v for v in shell.versions.all() if v.id != first.id)
    for kept in (first, in_folder):
        assert main(["corpus", "versions", "--drop", kept.id]) == 2
    shell.versions.serve(shell.versions.keep(shell.folder))
    assert main(["corpus", "versions", "--drop", first.id]) == 0
    assert first.id not in capsys.readouterr().out
    assert list(shell.versions.home.glob(".intake-*")) == []
    assert main(["ask", question, "--corpus-version", first.id]) == 2
    shell.versions.keep(shell.folder)
    (only,) = shell.versions.all()
    assert main(["ask", question, "--corpus-version", only.id]) == 0
    capsys.readouterr()
