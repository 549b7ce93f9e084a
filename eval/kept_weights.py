"""Fitted weights, kept as a module of the program that no hand writes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_weights(path: Path, head: str, name: str, weights: Mapping[str, float]) -> None:
    """Write a module that holds weights as the dictionary ``name``; ``head`` is its docstring."""
    lines = "".join(f'    "{trait}": {weight},\n' for trait, weight in weights.items())
    path.write_text(
        f'"""{head}"""\n\n{name}: dict[str, float] = {{\n{lines}}}\n',
        "utf-8",
    )
