"""What stands where something could not be read, so that everything around it is understood."""


class Unread(str):
    """The text of the one stand-in: readers of units, formulas and figures know it by identity."""

    __slots__ = ()


UNREAD = Unread("?")
