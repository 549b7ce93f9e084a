"""The desk: the documents, the map, what is open, updates, evaluation, review."""
