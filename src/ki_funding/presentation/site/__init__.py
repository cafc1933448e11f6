"""A folder of pages for any web server: the rulebook with a search, and the calculator itself."""
