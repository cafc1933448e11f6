"""What a reader raises where a text is not what it should be."""

from typing import Any


class Unreadable(ValueError):
    """The code of a finding, and what fills its text.

    `inside` are the keys that lead to what is wrong in the value that was read, `within` are its
    characters there.
    """

    inside: tuple[str, ...] = ()
    within: tuple[int, int] | None = None

    def __init__(self, code: str, /, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, Any] = params
