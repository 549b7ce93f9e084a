"""Reading the corpus: manifest, clauses, masks, rules."""
