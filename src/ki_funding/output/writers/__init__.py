"""Writers of a page or of records in a format; none knows any result."""
