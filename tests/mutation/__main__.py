"""The mutation score of the shipped rules: ``python -m tests.mutation [SURVIVORS.txt]``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.knowledge import shipped
from tests.mutation.killing import noticed_by
from tests.mutation.mutants import mutants


def main() -> int:
    """Try every mutant and print how many each kind of test notices; 1 where one survives."""
    knowledge = shipped()
    counts: Counter[str] = Counter()
    survivors = []
    for mutant in mutants(knowledge.book, knowledge.vocabulary, knowledge.calendar):
        by = noticed_by(mutant)
        counts[by or "nothing"] += 1
        if by is None:
            survivors.append(mutant.what)
    total = sum(counts.values())
    print(f"{total} mutants, {total - len(survivors)} noticed ({1 - len(survivors) / total:.1%})")
    for by, number in counts.most_common():
        print(f"  {number:5} by {by}")
    for what in survivors:
        print(f"  survives: {what}")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text("\n".join([*survivors, ""]), encoding="utf-8")
    return 1 if survivors else 0


if __name__ == "__main__":
    raise SystemExit(main())
