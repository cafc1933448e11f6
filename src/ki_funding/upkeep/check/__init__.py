"""What `ki-funding check` looks at: one file for each kind of file, and nothing is calculated."""
