"""Finding clauses: embeddings, keyword search, fusion."""
