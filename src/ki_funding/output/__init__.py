"""How everything that the program says looks: one package a kind of result, one file a format."""
