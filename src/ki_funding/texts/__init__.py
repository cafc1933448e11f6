"""The texts of the program, by what they are about, as pairs (German, English)."""
