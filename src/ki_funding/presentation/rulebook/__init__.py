"""How the rulebook looks: as text for a terminal, or as a book to read."""
