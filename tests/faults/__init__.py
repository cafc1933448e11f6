"""What happens when a machine fails us: runs are killed while they write a file of any format.

`python -m tests.faults --kills 1000` kills many; `test_faults` kills a few of each format, and
tries what else may go wrong: a full disk, files that change, odd settings, missing libraries.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))  # where `conftest` is, also without pytest
