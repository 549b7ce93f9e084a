"""The map of the case space as JSON, in words and as pictures, and the list of reviewed gaps."""
