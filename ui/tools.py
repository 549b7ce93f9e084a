"""What can be done with an answer: copy it, print it, link to it, say that it is wrong."""

from __future__ import annotations

from html import escape

from ui.bits import button
from ui.journal import journal_text, swedish_in
from ui.links import reopening
from ui.markdown import quoting
from ui.view import View


def tools(view: View) -> str:
    """The row of tools at the end of a card."""
    words = view.words
    link = f"/?lang={view.language}#{reopening(view.turn)}"
    does = (("copy", words.copy), ("print", words.print), ("link", words.link))
    buttons = "".join(
        f'<button type="button" class="tool" data-do="{do}">{escape(name)}</button>'
        for do, name in does
    )
    journal = quoting(journal_text(view), swedish_in(view))
    return (
        f'<div class="tools screen" data-link="{escape(link)}" '
        f'data-copied="{escape(words.copied)}" data-linked="{escape(words.linked)}" '
        f'data-uncopied="{escape(words.uncopied)}">{buttons}'
        f'<pre class="journal" hidden>{journal}</pre>{_wrong(view)}'
        '<p class="told" role="status"></p></div>'
    )


def _wrong(view: View) -> str:
    """The form that puts an answer in the review queue."""
    words = view.words
    if view.turn.reported:
        return f'<p class="thanks">{escape(words.reported)}</p>'
    name = f"reason-{view.place}"
    reasons = "".join(
        f'<label><input type="radio" name="reason" form="{name}" value="{key}" required> '
        f"{escape(label)}</label>"
        for key, label in words.reasons.items()
    )
    send = button({"do": "wrong", "turn": view.place}, escape(words.send), "option", form=True)
    return (
        f'<details class="wrong"><summary class="tool">{escape(words.wrong)}</summary>'
        f'<form id="{name}" class="form"><fieldset><legend>{escape(words.wrong_lead)}</legend>'
        f"{reasons}</fieldset><label>{escape(words.wrong_words)}"
        f'<textarea name="words" rows="2" maxlength="500" autocomplete="off"></textarea></label>'
        f'<p class="hint">{escape(words.wrong_kept)}</p>{send}</form></details>'
    )
