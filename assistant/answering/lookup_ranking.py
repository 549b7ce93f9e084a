"""Which of the clauses that came up answer best: their traits, weighed.

The weights are fitted on questions whose clauses are known: ``python -m eval.fit_ranking``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.answering.lookup_form import dated_as_asked, form, standing
from assistant.answering.lookup_matter import Matter
from assistant.answering.lookup_weights import RANKING
from assistant.retrieval.context import POINTS
from assistant.retrieval.search import Hit
from assistant.retrieval.signals import Signals

_LOOKED_AT = 200
"""How many of the clauses that came up are weighed, or more where things are compared."""
_COMPARED = 400


class Traits(NamedTuple):
    """What a clause is, for the kind of question asked; 0 or 1 unless said otherwise."""

    form: float
    """What its form adds; about -0.1 to 0.3."""
    standing: float
    """What its standing adds; about -0.3 to 0.3."""
    leads: float
    """It leads into points."""
    bullet: float
    numbered: float
    row: float
    head: float
    asks: float
    """It is a question itself."""
    torn: float
    leads_a_list: float
    """It leads into points, and several things are asked for."""
    point_of_a_list: float
    row_of_amounts: float
    """It is a row of a table, and an amount is asked for."""
    of_the_day: float
    """Its document is of the day that is asked about; half for the month."""


TRAITS = (*Signals._fields, *Traits._fields)
"""Names of all that is weighed, in order."""


def ranking(matter: Matter) -> list[tuple[Hit, float]]:
    """The clauses that came up with what they are worth, best first."""
    hits, table = traits(matter)
    if not hits:
        return []
    worth = table @ np.array([RANKING[name] for name in TRAITS])
    order = np.argsort(-worth, kind="stable")
    return [(hits[i], round(float(worth[i]), 6)) for i in order]


def traits(matter: Matter) -> tuple[list[Hit], NDArray[np.float64]]:
    """The clauses that are weighed and their traits: a row a clause, a column a name."""
    depth = _COMPARED if matter.kind == "comparison" else _LOOKED_AT
    hits = list(matter.found.hits[:depth])
    return hits, np.array([(*hit.signals, *_own(matter, hit)) for hit in hits], dtype=float)


def _own(matter: Matter, hit: Hit) -> Traits:
    clause = hit.clause
    several = matter.kind in ("list", "process")
    row = clause.kind in ("table_row", "table_header")
    leads = bool(hit.entry.points)
    return Traits(
        form=form(matter, clause, hit.entry.text),
        standing=standing(matter, clause),
        leads=float(leads),
        bullet=float(clause.kind == "bullet"),
        numbered=float(clause.kind == "numbered"),
        row=float(row),
        head=float(clause.kind in ("head", "signature")),
        asks=float(clause.text.rstrip().endswith("?")),
        torn=float(clause.id in matter.torn),
        leads_a_list=float(several and leads),
        point_of_a_list=float(several and clause.kind in POINTS),
        row_of_amounts=float(row and matter.kind == "amount"),
        of_the_day=dated_as_asked(matter.question, hit.entry.document),
    )
