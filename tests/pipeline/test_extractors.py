import pickle
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from relgraph.errors import ExtractorError
from relgraph.model import Choice
from relgraph.pipeline import Extractor, extractor_names, import_articles, load_extractor
from relgraph.pipeline.work import Setup, work_elsewhere
from relgraph.read import parse_article
from relgraph.store import open_store

PLUGIN = '''
from relgraph.model import Evidence, Party, Refusal, Span, Statement

class Echo:
    """Takes the first two actors of a sentence for partners, and refuses what follows."""

    name = "echo"

    def __init__(self, options):
        self.version = options.get("version", "1")

    def statements(self, annotated):
        for sentence, mentions in zip(annotated.sentences, annotated.mentions):
            for mention in mentions[2:]:
                yield Refusal("a third actor")
            if len(mentions) > 1:
                yield Statement(
                    evidence=Evidence.at(annotated.article, sentence.span),
                    sentence=sentence.index,
                    type="Partnership",
                    sources=mentions[0].parties,
                    targets=mentions[1].parties,
                    is_symmetric=True,
                )

unfinished = lambda options: object()
number = 7
'''
TEXT = "Talks\n\nChile, Peru and Iran drank tea.\n"

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package with entry points on the path, as an installer would."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "echo_plugin.py").write_text(PLUGIN, encoding="utf-8")
    monkeypatch.syspath_prepend(site)

    def package(name: str, *lines: str) -> None:
        folder = site / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        told = "\n".join(["[relgraph.extractors]", *lines, ""])
        (folder / "entry_points.txt").write_text(told)

    return package


def test_the_rules_are_an_extractor_among_others() -> None:
    """What ships takes the same way in as what a user adds."""
    assert {"rules", "hybrid"} <= set(extractor_names())
    assert load_extractor(Choice()).name == "hybrid"


def test_an_unknown_extractor_is_told_with_the_known_ones() -> None:
    """A slip in a name should cost one look."""
    with pytest.raises(ExtractorError, match=r"no extractor 'ruels'; known are: .*rules"):
        load_extractor(Choice("ruels"))


def test_an_extractor_that_cannot_be_loaded_names_its_package(install: Install) -> None:
    """Whoever installed five packages must learn which one to mend."""
    install("broken", "gone = no_such_module:Thing", "less = echo_plugin:Missing")

    with pytest.raises(ExtractorError, match=r"'gone' of the package broken .*no_such_module"):
        load_extractor(Choice("gone"))
    with pytest.raises(ExtractorError, match=r"'less' of the package broken .*Missing"):
        load_extractor(Choice("less"))


def test_what_is_no_extractor_is_refused_before_it_reads(install: Install) -> None:
    """A fault of a plug-in must not come up halfway through an import."""
    install("odd", "number = echo_plugin:number", "unfinished = echo_plugin:unfinished")

    with pytest.raises(ExtractorError, match="cannot be called"):
        load_extractor(Choice("number"))
    with pytest.raises(ExtractorError, match="has no 'name'"):
        load_extractor(Choice("unfinished"))


def test_two_packages_with_one_name_are_told(install: Install) -> None:
    """Which of them reads must not hang on the order of folders."""
    install("first", "echo = echo_plugin:Echo")
    install("second", "echo = echo_plugin:Echo")

    with pytest.raises(ExtractorError, match="packages first and second both bring"):
        load_extractor(Choice("echo"))


@pytest.mark.model
def test_a_package_of_ones_own_reads_articles_into_a_store(
    install: Install, tmp_path: Path
) -> None:
    """One interface: a user's extractor is stored, counted and told apart like ours."""
    install("echoes", "echo = echo_plugin:Echo")
    article = tmp_path / "talks.txt"
    article.write_text(TEXT, encoding="utf-8")
    second = Choice.of("echo", {"version": "2"})

    with open_store(tmp_path / "graph.db", must_exist=False) as store:
        reports = [
            import_articles(store, [article], extractor=each)
            for each in ("echo", "echo", second, "rules")
        ]
        told = store.query("ASK { ?run rg:extractor 'rules' }")

    assert [report.statements for report in reports] == [1, 0, 1, 0]
    assert reports[0].refused == Counter({"a third actor": 1})
    assert [dict(report.outcomes) for report in reports] == [
        {"added": 1},
        {"unchanged": 1},
        {"updated": 1},
        {"updated": 1},
    ]
    assert told is True


@pytest.mark.model
def test_a_choice_travels_to_another_process(install: Install) -> None:
    """Processes and a cluster are sent the choice, not the extractor."""
    install("echoes", "echo = echo_plugin:Echo")
    setup = Setup(run="", model=None, actors=(), decisions=(), extractor=Choice("echo"))

    work = work_elsewhere(parse_article(TEXT), pickle.loads(pickle.dumps(setup)))  # noqa: S301 - our own bytes

    assert work.statements == 1
    assert work.refused == {"a third actor": 1}
    assert work.run == Extractor(extractor="echo").run.id


@pytest.mark.model
def test_extractors_are_compared_over_one_parse(install: Install) -> None:
    """The language model is loaded once, however many extractors read with it."""
    install("echoes", "echo = echo_plugin:Echo")
    rules = Extractor()

    echo = rules.choosing("echo")

    assert echo.registry is rules.registry
    assert len(echo.extract(parse_article(TEXT)).statements) == 1
