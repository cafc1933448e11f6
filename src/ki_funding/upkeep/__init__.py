"""What keeps the rules right: checks, their own tests, published figures, new case files."""
