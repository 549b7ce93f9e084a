"""What the program is made of: packages, licences, weights."""
