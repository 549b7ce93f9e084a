"""The audit log: what was answered, from what, without the words of the question."""
