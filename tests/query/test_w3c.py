"""The W3C's tests of SPARQL 1.1: what fails is known, and why; docs/sparql-tests.md tells it."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = next(
    (
        folder
        for folder in (each / "shared/data/w3c/sparql11" for each in (ROOT, *ROOT.parents))
        if folder.exists()
    ),
    ROOT / "nowhere",
)
PAGE = ROOT / "docs" / "sparql-tests.md"
PARTS = {
    "query": "manifest-sparql11-query.ttl",
    "results": "manifest-sparql11-results.ttl",
    "update": "manifest-sparql11-update.ttl",
}
UNION = "relgraph queries the union of all graphs, where the test has a default graph apart"
INSIDE = "the engine evaluates what stands inside GRAPH ?g without the name of the graph"
NODES = "the engine does not let a path of length nought end in a term that the graph lacks"
NUMBERS = "the engine writes numbers in their canonical form, -3 as an integer and 1.0E6 as 1000000"
LOAD = "LOAD is refused: an update reaches no other machine"
SHARED = "the engine keeps the language that all the joined values share"
REASONS = {
    "aggregates/agg-groupconcat-04": SHARED,
    "aggregates/agg-groupconcat-06": "as agg-groupconcat-04",
    "aggregates/agg-empty-group-count-graph": INSIDE,
    "bindings/graph": INSIDE,
    "exists/exists-graph-variable": UNION,
    "functions/bnode01": "the engine gives BNODE a new node for each call in a row",
    "negation/graph-minus": INSIDE,
    "property-path/zero_or_more_set_start": NODES,
    "property-path/zero_or_more_set_end": NODES,
    "property-path/zero_or_one_set_start": NODES,
    "property-path/zero_or_one_set_end": NODES,
    "csv-tsv-res/csv03": NUMBERS,
    "csv-tsv-res/tsv03": NUMBERS,
    "update-silent/load-silent": LOAD,
    "update-silent/load-into-silent": LOAD,
    **{f"syntax-update-1/test_{number}": LOAD for number in (1, 2, 3, 4, 37)},
}

HEAD = """# SPARQL 1.1, test by test

The tests of the W3C (`w3c/rdf-tests`) run through relgraph's own doors: `Store.query`,
`Store.update` and the writers of results. The test of this page runs them where the folder
`shared/data/w3c` is there, and says how to write the page anew. Tests of federation, of entailment
and of protocols are not among these.

"""


def _harness() -> ModuleType:
    spec = importlib.util.spec_from_file_location("w3c_harness", Path(__file__).with_name("w3c.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not FOLDER.exists(), reason="the tests of the W3C are not here")
@pytest.mark.filterwarnings("ignore")  # rdflib warns of the tests' odd literals
def test_what_fails_of_the_w3c_tests_fails_for_a_known_reason(*, update_golden: bool) -> None:
    """A test that begins to fail is a fault of ours; one that begins to pass has its line taken."""
    harness = _harness()
    run: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    failing = []
    for part, manifest in PARTS.items():
        for case in harness.iter_cases(FOLDER, manifest):
            run[part] += 1
            if case.runs():
                passed[part] += 1
            else:
                failing.append(f"{case.group}/{case.name}")
    page = _page(run, passed)
    if update_golden:
        PAGE.write_text(page, encoding="utf-8")

    assert sorted(failing) == sorted(REASONS)
    assert PAGE.read_text(encoding="utf-8") == page


def _page(run: Counter[str], passed: Counter[str]) -> str:
    lines = ["| part | tests | pass |", "|---|---:|---:|"]
    lines += [f"| {part} | {run[part]} | {passed[part]} |" for part in PARTS]
    lines += ["", "## What fails, and why", "", "| test | reason |", "|---|---|"]
    lines += [f"| {name} | {reason} |" for name, reason in REASONS.items()]
    return HEAD + "\n".join(lines) + "\n"
