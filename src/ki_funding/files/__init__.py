"""What is read: files and tables with the place of everything in them, and findings about it."""
