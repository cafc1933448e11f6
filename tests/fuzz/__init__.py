"""Random input for everything that is read: grown from schemas, bred from good files, damaged.

`python -m tests.fuzz --help` says how to run many; `test_fuzz` runs a few every day, and again
what was ever found, from the folder `found`.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))  # where `conftest` is, also without pytest
