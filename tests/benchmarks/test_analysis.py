from benchmarks.analysis import measure, table


def test_the_benchmark_of_analyses_measures_each() -> None:
    """A benchmark that breaks is noticed only when its figures are wanted."""
    measured = measure(200, 2)

    assert {"read as columns", "centrality", "diff", "peak memory, MB"} <= set(measured)
    assert all(figure >= 0 for figure in measured.values())


def test_growth_is_from_the_first_size_to_the_last() -> None:
    """What matters is how it grows."""
    told = table({10: {"centrality": 1.0}, 100: {"centrality": 2.5}})

    assert "| centrality | 1.00 | 2.50 | 2.5 |" in told
