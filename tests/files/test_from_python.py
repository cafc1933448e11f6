"""Values as Python and its libraries hold them are read as a file would write them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import ki_funding
from ki_funding.files.from_python import as_text

NOON = np.datetime64("2023-04-15T12:00:00").item()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (6.5, "6.5"), (6.0, "6"), (2023.0, "2023"), (1e16, "10000000000000000"), (0.1, "0.1"),
        (np.float64(6.5), "6.5"), (np.float32(0.1), "0.1"), (np.float64(2023), "2023"),
        (np.int64(6), "6"), (np.bool_(1), "true"), (True, "true"), (np.str_("Unna"), "Unna"),
        (Decimal("6.500"), "6.500"), (Decimal("12.000"), "12"), (Decimal("1E+3"), "1000"),
        (Fraction(13, 2), "6.5"), (date(2023, 4, 15), "2023-04-15"),
        (NOON.replace(hour=0), "2023-04-15"), (np.datetime64("2023-04-15"), "2023-04-15"),
        (np.datetime64("2023-04-15T00:00:00.000000000"), "2023-04-15"),
        (NOON, "2023-04-15 12:00:00"),
        (None, None), (float("nan"), None), (np.float64("nan"), None), (np.datetime64("NaT"), None),
        (Decimal("NaN"), None), (Decimal("sNaN"), None), (pa.scalar(None, pa.int64()), None),
        (pa.scalar(6.5), "6.5"), (pa.scalar(Decimal("6.50")), "6.50"), (pa.array([6]), ["6"]),
        (np.array(6.5), "6.5"), (np.float16(6.5), "6.5"), (np.datetime64("2023-04"), "2023-04"),
        (np.array([6, 7]), ["6", "7"]), ((1, 2.5), ["1", "2.5"]),
        ([{"a": np.int8(1)}], [{"a": "1"}]),
        (float("inf"), "Infinity"), ("6,5", "6,5"),
        (Decimal("1E+99999999"), "1E+99999999"), (Decimal("1E-99999999"), "1E-99999999"),
    ],
)  # fmt: skip
def test_a_value_is_what_a_file_would_say(value: Any, text: Any) -> None:
    assert as_text(value) == text


POSTS, REST = "ki_grundfoerderung.fachkraft_stellen", {
    "ki_grundfoerderung.verwaltungsassistenz_stellen": 0.5,
    "ki_grundfoerderung.laiensprachmittler_ausgaben": 2000,
}  # fmt: skip


@pytest.mark.parametrize(
    "posts", ["6.5", "6.500", "6.5000000", 6.5, np.float64(6.5), Decimal("6.500")]
)
def test_trailing_zeros_make_no_number_finer(posts: Any, rules: ki_funding.Rules) -> None:
    found = rules.calculate({"kommune": "05978", "jahr": 2023, POSTS: posts, **REST})
    assert found.programmes[0].items[0].claimed == Decimal("370500.00")


@pytest.mark.parametrize(
    "posts", [10**5000, Fraction(1, 10**5000), Decimal("1E+99999999")], ids=["1", "2", "3"]
)
def test_a_number_that_is_too_long_to_write_is_refused(posts: Any, rules: ki_funding.Rules) -> None:
    for case in ({"jahr": 2023, POSTS: posts}, {"jahr": posts, POSTS: 6}):
        with pytest.raises(ki_funding.InvalidInput) as refused:
            rules.calculate({"kommune": "05978", **case, **REST})
        assert {finding.code for finding in refused.value.diagnostics} <= {
            "number-text",
            "year-text",
        }


@pytest.mark.parametrize("number", ["12.000", "6.500", "1.230"])
def test_what_may_be_thousands_stays_an_error(number: str, rules: ki_funding.Rules) -> None:
    with pytest.raises(ki_funding.InvalidInput) as refused:
        rules.calculate({"kommune": "05978", "jahr": 2023, POSTS: 6, **REST,
                         "ki_grundfoerderung.laiensprachmittler_ausgaben": number})  # fmt: skip
    assert [finding.code for finding in refused.value.diagnostics] == ["number-thousands"]


class TestDataFrames:
    """Rows and columns of pandas; skipped where it is not installed."""

    pandas = pytest.importorskip("pandas")

    def test_rows_of_a_frame_are_cases(self, rules: ki_funding.Rules) -> None:
        frame = self.pandas.DataFrame([
            {"kommune": "05978", "jahr": 2023, POSTS: 6, **REST, "kim.personal": None},
            {"kommune": "Köln", "jahr": 2023, POSTS: 6.5, **REST, "kim.personal": float("nan")},
        ])  # fmt: skip
        found = [rules.calculate(row).programmes[0].items[0].claimed for _, row in frame.iterrows()]
        assert found == [Decimal("342000.00"), Decimal("370500.00")]

    def test_rows_as_tuples_are_cases_too(self, rules: ki_funding.Rules) -> None:
        claims = {POSTS.partition(".")[2]: 6, **{k.partition(".")[2]: v for k, v in REST.items()}}
        row = {"kommune": "05978", "jahr": 2023, POSTS.partition(".")[0]: claims}
        (found,) = self.pandas.DataFrame([row]).itertuples(index=False)
        assert rules.calculate(found).granted == rules.calculate(row).granted

    def test_days_and_columns_of_a_frame_are_values(self, rules: ki_funding.Rules) -> None:
        days = self.pandas.to_datetime(["2023-01-01", "2023-06-30"])
        rows = [{"stellen": self.pandas.Series([6.0])[0], "von": days[0], "bis": days[1]}]
        found = rules.calculate({"kommune": "05978", "jahr": 2023, POSTS: rows, **REST})
        assert found.programmes[0].items[0].claimed == Decimal("171000.00")
        assert as_text(self.pandas.Series(days)) == ["2023-01-01", "2023-06-30"]
        assert as_text([self.pandas.NA, self.pandas.NaT]) == [None, None]
