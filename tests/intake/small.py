"""A whole corpus of one short agreement, small enough to be loaded in every test."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from assistant.corpus.yamlfile import read_yaml
from tests.knowledge import CORPUS

AGREEMENT = """\
Överenskommelse om läkarmedverkan

Region Halland
2022-02-01

Läkaransvar
Vårdcentralen ansvarar för läkarinsatser dygnet runt i ordinärt boende.

Råd
Kommunens sjuksköterska får råd av läkare på vårdcentralen.
"""

_MANIFEST = """\
contacts:
  personal: ['[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+', '(?<![\\w/%.-])(?:\\+46|0)\\d{1,3}(?:[\\s-]{0,2}\\d){5,8}(?![\\w-])']
headings:
  minutes: {Beslut: decided, Ärendet: account}
documents:
  # The only one.
  - id: overenskommelse-2022
    title: Överenskommelse om läkarmedverkan
    kind: agreement
    issuer: Region Halland
    party: region
    date: 2022-02-01
    place: {file: overenskommelse.txt, lines: 1-11}
    standing: decided
    outline:
      - {at: 6}
      - {at: 9}

absent: []
"""  # noqa: E501

_RULES = """\
# Who is the physician.
- id: vardcentralen
  duties: [patientansvar]
  actor: vardcentral_lakare
  says: {sv: Vårdcentralen ansvarar., en: The vårdcentral answers.}
  weight: holds
  grounds:
    - document: overenskommelse-2022
      quote: "Vårdcentralen ansvarar för läkarinsatser dygnet runt i ordinärt boende."

- id: rad
  duties: [radgivning]
  actor: vardcentral_lakare
  says: {sv: Vårdcentralen ger råd., en: The vårdcentral advises.}
  weight: holds
  grounds:
    - document: overenskommelse-2022
      quote: "Kommunens sjuksköterska får råd av läkare på vårdcentralen."
"""


def small_corpus(place: Path) -> Path:
    """Write the corpus into ``place/corpus`` and give its folder."""
    folder = place / "corpus"
    (folder / "sources").mkdir(parents=True)
    (folder / "rules").mkdir()
    (folder / "sources" / "overenskommelse.txt").write_text(AGREEMENT, encoding="utf-8")
    (folder / "manifest.yaml").write_text(_MANIFEST, encoding="utf-8")
    (folder / "rules" / "lakare.yaml").write_text(_RULES, encoding="utf-8")
    (folder / "gaps.yaml").write_text("[]\n", encoding="utf-8")
    for name in (
        "vocabulary", "calendar", "constraints", "intake", "page", "places", "questions", "search",
    ):  # fmt: skip
        shutil.copy(CORPUS / f"{name}.yaml", folder)
    glossary = read_yaml(CORPUS / "glossary.yaml", [])[0]
    for entry in glossary["terms"] if isinstance(glossary, dict) else glossary:
        entry.pop("defined", None)
    (folder / "glossary.yaml").write_text(
        yaml.safe_dump(glossary, allow_unicode=True), encoding="utf-8"
    )
    return folder
