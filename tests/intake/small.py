"""A whole corpus of one short agreement, small enough to be loaded in every test."""

from __future__ import annotations

import shutil
from pathlib import Path

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


_WORDS = """\
parts_of_day: {jourtid: ["17:00", "08:00"]}
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
    for name in ("vocabulary", "calendar", "constraints", "page", "places"):
        shutil.copy(CORPUS / f"{name}.yaml", folder)
    (folder / "words.yaml").write_text(_WORDS, encoding="utf-8")
    return folder
