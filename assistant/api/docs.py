"""The OpenAPI description as one page that fetches nothing from elsewhere."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any


def docs_page(schema: Mapping[str, Any]) -> str:
    """The page of a description: every address with its examples, then the description."""
    text = html.escape(json.dumps(schema, ensure_ascii=False, indent=2))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>API</h1><p>{html.escape(schema['info']['description'])}</p>"
        f"<dl>{''.join(_row(*each) for each in _operations(schema))}</dl>"
        '<h2>OpenAPI</h2><p><a href="openapi.json">openapi.json</a></p>'
        f"<pre>{text}</pre></main></body></html>"
    )


def _operations(schema: Mapping[str, Any]) -> list[tuple[str, str, Mapping[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]


def _row(method: str, path: str, operation: Mapping[str, Any]) -> str:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    examples = "".join(
        f"<p>{html.escape(example['summary'])}</p>"
        f"<pre>{html.escape(json.dumps(example['value'], ensure_ascii=False, indent=2))}</pre>"
        for example in body.get("examples", {}).values()
    )
    return (
        f"<dt><code>{method} {html.escape(path)}</code></dt>"
        f"<dd>{html.escape(str(operation.get('description', '')))}{examples}</dd>"
    )
