"""From resolution and passages to a cited answer."""
