from pathlib import Path

import pytest

from relgraph.errors import LexiconError
from relgraph.extract import Weights, load_weights


def test_each_ground_moves_the_log_odds_by_its_weight() -> None:
    """A ground that nobody measured, such as a new model's, changes nothing before it is."""
    weights = Weights(0.0, {"good": 2.0, "far": -1.0})

    assert weights.confidence({}) == 0.5
    assert weights.confidence({"good": 1.0, "new": 9.0}) == 0.881
    assert weights.confidence({"far": 2.0}) < 0.15


def test_nothing_is_certain() -> None:
    """A statement's confidence lies inside (0, 1] whatever the grounds add up to."""
    weights = Weights(0.0, {"good": 1.0})

    assert weights.confidence({"good": 1e9}) == 0.98
    assert weights.confidence({"good": -1e9}) == 0.02


def test_the_weights_that_ship_trust_direct_words_more() -> None:
    """The order is what measured precision says: a pronoun far off is less sure than a name."""
    weights = load_weights()

    named = {"source.name": 1.0, "target.name": 1.0, "type.Visit": 1.0}
    assert weights.confidence(named | {"frame.weak": 1.0}) < weights.confidence(named)
    assert weights.confidence(named | {"source.sureness": -0.7}) < weights.confidence(named)


@pytest.mark.parametrize("content", ["", "intercept = 1", "intercept = 1\nweights = 2", "[["])
def test_a_malformed_file_of_weights_is_told(tmp_path: Path, content: str) -> None:
    """Whoever fits weights of their own must learn where they went wrong."""
    (tmp_path / "own.toml").write_text(content, encoding="utf-8")

    with pytest.raises(LexiconError, match=r"own\.toml cannot be read"):
        load_weights("own", tmp_path)
