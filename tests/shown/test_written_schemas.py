"""The schemas in `schemas/` are those of the shipped rules."""

from collections.abc import Callable
from pathlib import Path

import pytest
from editor import FOLDER

import ki_funding
from ki_funding.presentation.schema import SCHEMAS, schema_text


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_committed_schema_is_current(
    name: str, shipped: ki_funding.Rules, expected: Callable[[Path, str], None]
) -> None:
    expected(FOLDER / f"{name}.schema.json", schema_text(name, shipped))
