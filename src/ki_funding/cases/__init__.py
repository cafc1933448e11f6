"""What one municipality has and asks for: the case, and how its file is read."""
