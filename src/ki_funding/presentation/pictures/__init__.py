"""Charts: what each shows, and how all of them are drawn and coloured."""
