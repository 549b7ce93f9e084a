"""Answers that somebody called wrong: kept for review, exported to the evaluation set."""
