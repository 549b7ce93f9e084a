"""HTTP: the public contract over FastAPI."""
