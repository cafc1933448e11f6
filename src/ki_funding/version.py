"""The version of the installed program."""


def version() -> str:
    """As the package metadata says it."""
    from importlib.metadata import version as installed

    return installed("ki-funding")
