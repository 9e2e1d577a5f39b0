from relgraph.analyse.sides import iter_pairs


def principals(sides: str, *, is_symmetric: bool) -> list[tuple[str, str]]:
    return [
        (a.principal, b.principal if b else "")
        for a, b in iter_pairs(sides, is_symmetric=is_symmetric)
    ]


def test_joint_sources_pair_with_each_target_and_not_with_one_another() -> None:
    """Parties on one side said nothing of each other."""
    pairs = principals("state/A= state/B= > state/C=", is_symmetric=True)

    assert pairs == [("state/A", "state/C"), ("state/B", "state/C")]


def test_equal_sides_of_a_symmetric_statement_pair_among_themselves() -> None:
    """Talks of three are three dyads, each once."""
    pairs = principals("state/A= state/B= state/C= > state/A= state/B= state/C=", is_symmetric=True)

    assert pairs == [("state/A", "state/B"), ("state/A", "state/C"), ("state/B", "state/C")]


def test_nobody_pairs_with_itself() -> None:
    """Mutual sanctions of A and B are A on B and B on A."""
    pairs = principals("state/A= state/B= > state/A= state/B=", is_symmetric=False)

    assert pairs == [("state/A", "state/B"), ("state/B", "state/A")]


def test_identifiers_come_back_decoded() -> None:
    """The literal writes what its own signs would break."""
    ((source, _),) = iter_pairs("org/A%20%3D%20B=state/C%C3%B4te >", is_symmetric=False)

    assert (source.actor, source.principal) == ("org/A = B", "state/Côte")
