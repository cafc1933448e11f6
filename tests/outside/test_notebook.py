"""Results in a notebook: they show themselves, and draw themselves."""

import subprocess
import sys
from decimal import Decimal

import pytest
from conftest import EXAMPLES, ROOT, run
from report_pages import HOSTILE_NAMES

import ki_funding
from ki_funding.extras import MissingExtra
from ki_funding.presentation.formats import UnknownPicture

UNNA = EXAMPLES / "kreis-unna.yaml"
REFORM = EXAMPLES / "overlays" / "reform-2026.yaml"
HOSTILE = {
    "kommune": {"name": HOSTILE_NAMES["script"], "art": "kreis", "einwohner": 100_000},
    "jahr": 2023,
    "ki_grundfoerderung": {
        "fachkraft_stellen": 1,
        "verwaltungsassistenz_stellen": 0,
        "laiensprachmittler_ausgaben": Decimal("0.00"),
    },
}
WITHOUT = (
    "import sys; sys.modules[sys.argv[1]] = None; import ki_funding;"
    "result = ki_funding.calculate(sys.argv[2]);"
)


@pytest.fixture(autouse=True)
def _in_german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KI_FUNDING_LANG", "de")


def _without(module: str, code: str) -> subprocess.CompletedProcess[str]:
    """Runs Python where a module is missing."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT + code, module, str(UNNA)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )


def test_a_result_shows_itself_without_pictures() -> None:
    shown = ki_funding.calculate(UNNA)._repr_html_()
    assert "342.000,00\u00a0€" in shown
    assert "kein Rechtsanspruch" in shown
    assert "<svg" not in shown
    assert "<html" not in shown


def test_a_result_speaks_the_language_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KI_FUNDING_LANG", "en")
    shown = ki_funding.calculate(UNNA)._repr_html_()
    assert '<div class="ki part" lang="en">' in shown
    assert "€342,000.00" in shown


def test_a_hostile_name_is_text_in_a_notebook() -> None:
    shown = ki_funding.calculate(HOSTILE)._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_a_comparison_shows_itself() -> None:
    rules = ki_funding.load_rules()
    found = ki_funding.diff(rules, rules.with_overlay(REFORM))
    shown = found._repr_html_()
    assert isinstance(found, ki_funding.Impact)
    assert "+4.423.000,00\u00a0€" in shown
    assert "KI-Richtlinie 2025" in shown, "its sources are named"
    assert found._replace(years=())._repr_html_()


def test_a_result_plots_itself() -> None:
    """The picture of a notebook is the one that `--svg` writes."""
    picture = ki_funding.calculate(UNNA).plot("items")
    assert picture._repr_svg_() == run("calc", str(UNNA), "--svg", "-").out
    assert picture.title == "Beantragt, gefördert und nicht genutzt: Kreis Unna 2023"
    english = ki_funding.calculate(UNNA).plot(lang="en")
    assert english.title == "Claimed, funded and unused: Kreis Unna 2023"


def test_a_result_is_a_data_frame_for_those_who_draw_themselves() -> None:
    pandas = pytest.importorskip("pandas")
    result = ki_funding.calculate(UNNA)
    frame = result.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["granted"].sum() == result.granted == Decimal("513000.00")
    assert len(frame) == len(result.to_rows())


def test_a_picture_that_is_not_there_is_an_error_with_those_that_are() -> None:
    with pytest.raises(UnknownPicture, match="nichts: items"):
        ki_funding.calculate(UNNA).plot("nichts")


def test_without_the_extra_the_error_says_what_to_install() -> None:
    assert issubclass(MissingExtra, ImportError)
    done = _without("vl_convert", "result.plot().png()")
    assert "pip install vl-convert-python" in done.stderr.splitlines()[-1]
