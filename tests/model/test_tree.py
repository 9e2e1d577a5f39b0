from relgraph.model import Sentence, Span, Token
from relgraph.model.tree import Tree

DEPTH = 5_000  # five times what Python lets a function call itself


def chain(dep: str) -> Tree:
    """Return a sentence in which each word hangs on the one before."""
    tokens = tuple(
        Token(n, 2 * n, 2 * n + 1, "a", "a", "NOUN", "NN", dep if n else "ROOT", max(0, n - 1))
        for n in range(DEPTH)
    )
    return Tree(Sentence(0, Span(0, 2 * DEPTH), tokens))


def test_a_tree_of_any_depth_can_be_walked() -> None:
    """A page of names without a full stop must not end an import with a traceback."""
    assert chain("prep").subtree(0) == list(range(DEPTH))
    assert chain("conj").conjuncts(0) == list(range(DEPTH))
