"""What the kinds of documents are called, in Swedish and in English."""

from __future__ import annotations

from collections.abc import Mapping

DOCUMENT_KINDS: Mapping[str, tuple[str, str]] = {
    "agreement": ("avtal", "agreement"),
    "decision": ("beslut", "decision"),
    "minutes": ("protokoll", "minutes"),
    "plan": ("plan", "plan"),
    "routine": ("rutin", "routine"),
    "proposal": ("beslutsförslag", "proposal for decision"),
    "presentation": ("presentation", "presentation"),
    "letter": ("skrivelse", "letter"),
    "email": ("e-post", "e-mail"),
    "report": ("rapport", "report"),
    "assignment": ("uppdragsbeskrivning", "assignment"),
}
