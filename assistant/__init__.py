"""Cited answers on who is responsible for what in home health care."""

__version__ = "0.1.0"
