"""One programme: as it is written, and as it is understood."""
