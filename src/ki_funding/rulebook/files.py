"""The names of the files in a folder of rules; every other YAML file there is a programme."""

RULEBOOK, COMMON, SOURCES, REGISTER = "rulebook.yaml", "common.yaml", "sources.yaml", "register.csv"
PUBLISHED = "published.yaml"
SHARED = frozenset({RULEBOOK, COMMON, SOURCES, PUBLISHED})
MAX_FILES = 2000


def is_rule_file(name: str) -> bool:
    """Whether a file of the folder is read: every YAML file, and the register."""
    return name.endswith((".yaml", ".csv"))
