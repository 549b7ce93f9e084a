"""The ideas of the field: case, clause, rule, resolution, citation, answer.

Standard library and pydantic only: no framework, no I/O, no clock.
"""
