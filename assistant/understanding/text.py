"""What may come in as a question, and its one clean form."""

from __future__ import annotations

import unicodedata

from assistant.errors import BadQuestionError

LONGEST_QUESTION = 4_000
"""Characters a question may have."""

_ODD_SPACES = dict.fromkeys(map(ord, "\t\n\r\v\f\u2028\u2029"), " ")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212\ufe58\ufe63\uff0d"), "-")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)


def clean(text: str) -> str:
    """A question in normal form: NFKC, one line, single spaces, nothing invisible.

    Raises:
        BadQuestionError: empty, longer than ``LONGEST_QUESTION``, or not text.
    """
    if len(text) > LONGEST_QUESTION:
        raise BadQuestionError(
            f"The question has {len(text)} characters; write at most {LONGEST_QUESTION}."
        )
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadQuestionError(
            "The question holds characters that are no text (lone surrogates); write it again."
        )
    normal = unicodedata.normalize("NFKC", text.translate(_ODD_SPACES).translate(_DASHES))
    seen = "".join(
        sign
        for sign in normal.translate(_UNSEEN)
        if unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cn")
    )
    single = " ".join(seen.split())
    if not single:
        raise BadQuestionError("The question is empty; write what you want to know.")
    if len(single) > LONGEST_QUESTION:
        raise BadQuestionError(
            f"The question is too long written out; write at most {LONGEST_QUESTION} characters."
        )
    return single
