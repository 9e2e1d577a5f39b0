"""The examples of docs/reviewing.md, as they stand there, one after the other."""

import doctest
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from relgraph.cli import main
from relgraph.model import Actor, ActorKind, Article, Evidence, Party, Run, Span, Statement
from relgraph.rdf import to_quads
from relgraph.store import open_for_reading, open_store

PAGE = Path(__file__).parents[2] / "docs" / "reviewing.md"
BLOCK = re.compile(r"```console([ \w]*)\n(.*?)```", re.DOTALL)
TEXT = "France condemned Iran for the attack. Chile visited Peru in March. It rained all day."
TALKS = "Norway and Brazil held talks on trade. Brazil is a partner of Norway."


def _article(text: str, title: str, *said: tuple[str, str, str, str]) -> tuple[Article, object]:
    """Return an article and its quads, from words, type, source and target."""
    body = (Span(0, len(text)),)
    article = Article(text=text, body=body, title=title, published_on=date(2024, 5, 12))
    statements = [
        Statement(
            evidence=Evidence.at(article, Span(text.index(words), text.index(words) + len(words))),
            sentence=0,
            type=kind,
            sources=(_party(source),),
            targets=(_party(target),),
            is_symmetric=kind in {"Consultation", "Partnership"},
            confidence=0.9 if kind == "Criticism" else 0.7,
            frame=f"{kind.lower()}.example",
        )
        for words, kind, source, target in said
    ]
    run = Run(version="0", model="none", model_version="0", lexicon_sha256="0" * 64)
    return article, to_quads(article, statements, run)


def _party(name: str) -> Party:
    codes = {"Iran": "IRN", "Brazil": "BRA", "Chile": "CHL", "Norway": "NOR"}
    code = codes.get(name, name[:3].upper())
    actor = Actor(f"state/{code}", ActorKind.STATE, code, name)
    return Party(actor, actor)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The store of the page: made by hand, so that no better reading changes the page."""
    articles = (
        _article(
            TEXT,
            "A visit to Lima",
            ("France condemned Iran", "Criticism", "France", "Iran"),
            ("Chile visited Peru", "Visit", "Chile", "Peru"),
        ),
        _article(
            TALKS,
            "Talks in Oslo",
            ("Norway and Brazil held talks", "Consultation", "Norway", "Brazil"),
            ("Brazil is a partner of Norway", "Partnership", "Brazil", "Norway"),
        ),
    )
    with open_store(tmp_path / "graph.db") as store:
        for article, quads in articles:
            store.replace_article(article.id, quads)  # type: ignore[arg-type] # what to_quads gave
    return tmp_path / "graph.db"


def test_every_example_of_the_page_on_reviewing_does_what_it_says(
    place: Path, *, update_golden: bool
) -> None:
    """An example that fails is the first thing that a reviewer sees of relgraph."""
    text = PAGE.read_text(encoding="utf-8")
    shown = BLOCK.sub(lambda block: _run(place, block), text)
    if update_golden:
        PAGE.write_text(shown, encoding="utf-8")
    said: list[str] = []
    with open_for_reading(place) as store:
        test = doctest.DocTestParser().get_doctest(text, {"store": store}, PAGE.name, str(PAGE), 0)
        results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append)

    assert update_golden or shown == text
    assert results.attempted == 5
    assert "".join(said) == ""


def _run(place: Path, block: re.Match[str]) -> str:
    """Return a block with what its commands print now; its first line names the keys."""
    keys = block[1].replace(" ", "")
    printed = ""
    for line in block[2].splitlines():
        if line.startswith("$ relgraph "):
            words = ["--store", str(place), *shlex.split(line)[2:]]
            result = CliRunner().invoke(main, words, input=keys, catch_exceptions=False)
            printed += f"{line}\n{result.stdout.lstrip()}"
    return f"```console{block[1]}\n{printed}```"
