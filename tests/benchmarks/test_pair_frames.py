import pytest
from benchmarks.pair_frames import read_by_frames

from relgraph.extract import load_lexicon
from relgraph.model import Span
from relgraph.pipeline import Extractor
from relgraph.relate import Pair

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One language model for all tests here."""
    return Extractor()


@pytest.mark.parametrize(
    ("sentence", "source", "target", "kind"),
    [
        ("Gunmen attacked two villages in Mali.", Span(0, 6), Span(16, 28), "Assault"),
        ("Norway attacked Chile.", Span(16, 21), Span(0, 6), None),
        ("Norway is a strategic partner of Chile.", Span(33, 38), Span(0, 6), "Partnership"),
        ("Norway condemned Chile.", Span(0, 6), None, "Criticism"),
        ("Norway is green and Chile long.", Span(0, 6), Span(20, 25), None),
    ],
)
def test_the_frames_type_the_pair_asked_in_its_direction(
    extractor: Extractor, sentence: str, source: Span, target: Span | None, kind: str | None
) -> None:
    """The comparison with the model is fair only if the frames see the same actors."""
    found = read_by_frames(Pair("1", sentence, source, target), extractor, load_lexicon())

    assert (found and found.type) == kind
