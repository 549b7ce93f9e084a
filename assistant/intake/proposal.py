"""What is proposed to be written into the manifest for a file that was handed over."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.corpus.entry import Lines
from assistant.corpus.manifest import Manifest
from assistant.corpus.store import Corpus
from assistant.corpus.verify import shows_contact
from assistant.domain.clause import Document
from assistant.domain.document_kinds import DOCUMENT_KINDS
from assistant.domain.vocabulary import Label
from assistant.errors import UsageError
from assistant.intake.bundle import split
from assistant.intake.extracted import Extracted, Mark
from assistant.intake.files import Received
from assistant.intake.likeness import Text, closest, comparable, relation
from assistant.intake.recognise import Issuers, Recognised, recognise
from assistant.intake.signs import Signs

UNKNOWN_ISSUER = "okänd utfärdare"
SETTABLE = (
    "title", "date", "kind", "issuer", "party", "paragraph", "diarienummer", "validity",
    "replaces", "id",
)  # fmt: skip
LONGEST_HEAD = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedDocument:
    """One document that was found in a file, as it would stand in the manifest."""

    id: str
    recognised: Recognised
    standing: str
    validity: str | None
    lines: Lines
    marks: tuple[Mark, ...]
    furniture: tuple[int, ...]
    contacts: tuple[int, ...]
    """Lines with contact details: left out whole, as everywhere in the corpus."""
    replaces: tuple[str, ...]
    same_as: str | None
    """A known document that says the same; then this one is left out."""
    older_than: tuple[str, ...] = ()
    """Known documents that look like newer versions of this one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedFile:
    """One file with the documents found in it; none where the whole file is known."""

    received: Received
    name: str
    """Name of its text under ``sources``."""
    documents: tuple[ProposedDocument, ...]

    @property
    def new(self) -> tuple[ProposedDocument, ...]:
        """The documents that the corpus does not hold yet."""
        return tuple(document for document in self.documents if document.same_as is None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What of the corpus a new document is compared with."""

    manifest: Manifest
    documents: Mapping[str, Document]
    texts: Mapping[str, Text]
    files: Mapping[str, Text]
    """Whole source files by name."""
    originals: frozenset[str]
    """SHA-256 of the files that documents were read from."""
    issuers: Issuers
    parties: Collection[str]
    contact: re.Pattern[str] | None

    def is_aside(self, line: str) -> bool:
        """Whether a line is furniture of any document, or holds an individual's contact detail."""
        marks = (group.pattern for group in self.manifest.furniture if not group.repeats_head)
        patterns = [*marks, *([self.contact] if self.contact else [])]
        return any(pattern.search(line) for pattern in patterns)

    def has(self, received: Received) -> bool:
        """Whether the corpus holds this very file, or a file of the same words."""
        letters = comparable(received.extracted.text).letters
        return received.digest in self.originals or any(
            text.letters == letters for text in self.files.values()
        )

    def holds_contact(self, extracted: Extracted, number: int) -> bool:
        """Whether a line of a file has a contact detail, an individual's or another."""
        line = extracted.lines[number - 1]
        return shows_contact(line) or bool(self.contact and self.contact.search(line))


def known_of(corpus: Corpus, manifest: Manifest, parties: Mapping[str, Label]) -> Known:
    """What a corpus and its manifest say, ready for comparing."""
    files = {source.name: comparable(source.raw) for source in corpus.sources.values()}
    texts = {}
    for document in corpus.documents.values():
        whole, span = corpus.sources[document.place.file].raw, document.place.span
        alone = not (whole[: span.start] + whole[span.end :]).strip()
        texts[document.id] = (
            files[document.place.file] if alone else comparable(whole[span.start : span.end])
        )
    patterns = [pattern.pattern for pattern in manifest.personal]
    return Known(
        manifest=manifest,
        documents=corpus.documents,
        texts=texts,
        files={name.rsplit("/", 1)[-1]: text for name, text in files.items()},
        originals=frozenset(d.original[1] for d in manifest.documents if d.original),
        issuers=_issuers(corpus.documents.values(), parties),
        parties=frozenset(parties),
        contact=re.compile("|".join(patterns)) if patterns else None,
    )


def propose(
    received: Sequence[Received],
    known: Known,
    signs: Signs,
    given: Mapping[str, str] = {},
) -> tuple[ProposedFile, ...]:
    """What each file would become. ``given`` are fields said by hand, for a single document.

    Raises:
        UsageError: a field is unknown, has a value it can't have, or several
            documents are there for one value.
    """
    _check(given, known)
    texts = dict(known.texts)
    taken = {*known.documents, *(absent.id for absent in known.manifest.absent)}
    proposed = []
    for each in received:
        documents: list[ProposedDocument] = []
        if known.has(each):
            proposed.append((each, documents))
            continue
        for first, last in split(each.extracted, signs, known.issuers):
            document = _document(each.extracted, first, last, known, signs, taken, texts)
            documents.append(document)
            if document.same_as is None:
                taken.add(document.id)
                texts[document.id] = comparable(_text(each.extracted, document.lines))
        proposed.append((each, documents))
    if given:
        found = [(each, d) for each, documents in proposed for d in documents]
        if len(found) != 1:
            raise UsageError(
                "--set is for one document, and more were found; take them in without it and "
                "correct manifest.yaml, or hand over one file"
            )
        ((each, document),) = found
        proposed = [(each, [_with(document, given, known, signs)])]
    files: list[ProposedFile] = []
    names = {name.casefold() for name in known.files}
    for each, documents in proposed:
        base = documents[0].id if len(documents) == 1 else slug(each.name.rsplit(".", 1)[0])
        name = _free(base, names, lambda n: f"{n}.txt")
        names.add(f"{name}.txt")
        files.append(ProposedFile(received=each, name=f"{name}.txt", documents=tuple(documents)))
    return tuple(files)


def slug(words: str) -> str:
    """Words as an id: a-z, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    kept = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)))
    return kept.strip("-")[:60].rstrip("-") or "dokument"


def _document(
    extracted: Extracted,
    first: int,
    last: int,
    known: Known,
    signs: Signs,
    taken: Collection[str],
    texts: Mapping[str, Text],
) -> ProposedDocument:
    at = first
    while first < last and not extracted.lines[first - 1].strip():
        first += 1
    # A page that begins with blank lines begins where its words do.
    marks = (replace(m, line=max(m.line, first)) for m in extracted.marks if at <= m.line <= last)
    headings = {kind: tuple(names) for kind, names in known.manifest.headings.items()}
    found = recognise(
        extracted,
        first,
        last,
        signs,
        headings=headings,
        issuers=known.issuers,
        aside=known.is_aside,
    )
    text = comparable(_text(extracted, (first, last)))
    related = {
        name: how
        for name in texts
        if (
            how := relation(
                text,
                texts[name],
                titles=(
                    found.title,
                    known.documents[name].title if name in known.documents else "",
                ),
                kinds=(found.kind, known.documents[name].kind if name in known.documents else ""),
            )
        )
    }
    same = closest(text, texts, [name for name, how in related.items() if how == "same"])
    versions = [name for name, how in related.items() if how == "version"]
    before = [n for n in versions if not _later(known.documents[n], found.date)]
    after = [n for n in versions if _later(known.documents[n], found.date)]
    newest = closest(text, texts, before)
    return ProposedDocument(
        id=_free(_id(found), {*taken}, lambda n: n),
        recognised=found,
        standing=signs.standing.get(found.kind, "account"),
        validity=None,
        lines=(first, last),
        marks=tuple(marks),
        furniture=tuple(
            n
            for n in extracted.furniture
            if first <= n <= last and not known.holds_contact(extracted, n)
        ),
        contacts=tuple(n for n in range(first, last + 1) if known.holds_contact(extracted, n)),
        replaces=(newest,) if newest and not same else (),
        same_as=same,
        older_than=tuple(after),
    )


def _later(document: Document, day: datetime.date | None) -> bool:
    """Whether a known document is later than a day, as far as both are dated."""
    stated = document.date or document.not_before
    return day is not None and stated is not None and stated > day


def _id(found: Recognised) -> str:
    title = re.sub(r"^§\d+\s*", "", found.title)
    words = slug(title).split("-")
    parts = [*words[:5]]
    if found.paragraph:
        parts = ["paragraf", found.paragraph.removeprefix("§"), *words[:3]]
    if found.date:
        parts.append(found.date.isoformat())
    return "-".join(part for part in parts if part)


def _free(base: str, taken: Collection[str], shape: object) -> str:
    """``base``, or the first of ``base-2`` … that is not taken in the shape it is used in."""
    assert callable(shape)
    name, number = base, 1
    while shape(name) in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _text(extracted: Extracted, lines: Lines) -> str:
    return "\n".join(extracted.lines[lines[0] - 1 : lines[1]])


def _issuers(documents: Collection[Document], parties: Mapping[str, Label]) -> Issuers:
    """Issuers by the names they go by: whole, without brackets, and a unit's name alone."""
    found: dict[str, tuple[str, str | None]] = {}
    units: dict[str, set[tuple[str, str | None]]] = {}
    for party, label in parties.items():
        found[_bare(label.sv)] = (label.sv, party)
    for document in documents:
        entry = (document.issuer, document.party)
        found[document.issuer] = entry
        found[_bare(document.issuer)] = entry
        for unit in document.issuer.split(", ")[1:]:
            units.setdefault(unit, set()).add(entry)
    for unit, owners in units.items():
        if len(owners) == 1:
            found.setdefault(unit, next(iter(owners)))
    return {name: entry for name, entry in found.items() if len(name) > 5}


def _bare(issuer: str) -> str:
    return re.sub(r"\s*\([^)]*\)\s*$", "", issuer)


def _check(given: Mapping[str, str], known: Known) -> None:
    for field, value in given.items():
        if field not in SETTABLE:
            raise UsageError(
                f"--set knows {', '.join(SETTABLE)}; see 'assistant corpus add --help'"
            )
        if not value.strip():
            raise UsageError(f"--set {field} has no value; give one after the equals sign")
    if given.get("kind", "letter") not in DOCUMENT_KINDS:
        raise UsageError(f"--set kind must be one of {', '.join(sorted(DOCUMENT_KINDS))}")
    if "party" in given and given["party"] not in known.parties:
        raise UsageError(f"--set party must be one of {', '.join(sorted(known.parties))}")
    if "id" in given and (given["id"] != slug(given["id"]) or given["id"] in known.documents):
        raise UsageError("--set id must be new, of lower-case letters a-z, digits and hyphens")
    if "replaces" in given and given["replaces"] not in known.documents:
        raise UsageError("--set replaces must be the id of a document; see 'assistant corpus list'")
    if "date" in given:
        try:
            datetime.date.fromisoformat(given["date"])
        except ValueError:
            raise UsageError("--set date must be a date such as 2024-02-29") from None


def _with(
    document: ProposedDocument, given: Mapping[str, str], known: Known, signs: Signs
) -> ProposedDocument:
    found = document.recognised
    plain = ("title", "kind", "issuer", "party", "paragraph", "diarienummer")
    changed: dict[str, Any] = {field: given[field] for field in plain if field in given}
    if "issuer" in given and "party" not in given:
        changed["party"] = known.issuers.get(given["issuer"], ("", None))[1] or ""
    found = replace(found, **changed, unsure=tuple(u for u in found.unsure if u not in given))
    found = replace(found, party=found.party or None)
    if "date" in given:
        day = datetime.date.fromisoformat(given["date"])
        if day != found.date:
            found = replace(found, date=day, date_note="datum uppgivet vid intaget")
    return replace(
        document,
        recognised=found,
        id=given.get("id", document.id),
        standing=signs.standing.get(found.kind, "account"),
        validity=given.get("validity"),
        replaces=(given["replaces"],) if "replaces" in given else document.replaces,
    )
