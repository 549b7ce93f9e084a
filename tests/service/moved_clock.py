"""The program under a time of day that may be moved while it runs.

``python -m tests.service.moved_clock serve`` is ``assistant serve`` where the time is
the machine's plus the seconds that stand in the file which ``MOVED_CLOCK`` names. The
monotonic clock stays as it is, as it does when a machine's clock is set.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from assistant import clock

_PLACE = Path(os.environ["MOVED_CLOCK"])
_real = clock.now


def _moved() -> datetime:
    return _real() + timedelta(seconds=float(_PLACE.read_text("ascii")))


clock.now = _moved

if __name__ == "__main__":
    from assistant.cli import main

    sys.exit(main(sys.argv[1:]))
