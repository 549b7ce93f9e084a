"""Taking in documents: from a file to a reviewed version of the corpus."""
