"""A dossier of every shape: both ways, denials, reprints, other scripts, and hostile texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from relgraph.model import Actor, ActorKind, Modality, Run
from relgraph.report import Carried, Dossier, Made, Measured, Said, Source, Third, Tone, Way
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Callable

PAKISTAN = Actor("state/PAK", ActorKind.STATE, "PAK", "Pakistan")
AMERICA = Actor("state/USA", ActorKind.STATE, "USA", "United States")
GLOBE = Source(
    id="article/1",
    title="Between two giants",
    date="2023-12-29",
    publisher="Daily Globe",
    url="https://example.org/giants?a=1&b=(2)",
)
HERALD = Source(id="article/2", title="A quarrel", date="2024-02-03", publisher="Herald")
COPY = Source(id="article/3", title="A quarrel again", date="2024-02-04", original="A quarrel")
HOSTILE = Source(
    id="article/4",
    title='</title><script>alert("t")</script>|[x](javascript:alert(1))',
    date="2024-03",
    publisher="<img src=x onerror=alert(1)>",
    url="javascript:alert(1)",
)
MADE = Made(
    version="0.1.0",
    articles=7,
    graph_sha256="ab" * 32,
    runs=(Run(version="0.1.0", model="small", model_version="3.8", lexicon_sha256="cd" * 32),),
    coverage=("Rests on few articles.",),
)


def said(number: int, kind: str, way: Way, source: Source = GLOBE, **told: Any) -> Said:
    ends = [("Asim Munir",), ("United States",)]
    sources, targets = ends[::-1] if way is Way.BACK else ends
    values: dict[str, Any] = {"date": source.date, "quote": f"words {number}"} | told
    return Said(
        id=f"statement/{number}",
        kind=statement_type(kind),
        way=way,
        sources=sources,
        targets=targets,
        source=source,
        confidence=0.75,
        **values,
    )


ALL = (
    said(1, "Visit", Way.FORTH, date="2023-12", topic="security"),
    said(2, "Criticism", Way.BACK, HERALD, date="2023-12-30", speaker="State Department"),
    said(3, "Partnership", Way.BOTH, is_negated=True),
    said(4, "Partnership", Way.BOTH, HERALD, speaker="Wang Yi", is_speaker_third=True),
    said(5, "Aid", Way.BACK, modality=Modality.PROSPECTIVE),
    said(6, "Criticism", Way.BACK, COPY),
    said(7, "Request", Way.FORTH, HERALD, date="2024"),
    said(8, "Request", Way.FORTH, HERALD, date="2024-02"),
    said(9, "Visit", Way.FORTH, date=""),
    said(
        10,
        "Threat",
        Way.FORTH,
        HOSTILE,
        quote="<script>alert(1)</script> | **bold** \u202e`code` [a](https://evil.example)\n# x",
        topic="</p><b onclick=alert(1)>",
        speaker="عاصم منير",
    ),
    said(11, "Visit", Way.FORTH, HERALD, quote="Асим Мунир у Вашингтоні", date="2024-02-09"),
)


CARRIED = tuple(
    Carried(
        kind=statement_type("Partnership"),
        side=side,
        source="Pakistan",
        target="United States",
        articles=2,
        independent=1,
        publishers=("Herald", "<b>Globe</b>"),
    )
    for side in ("affirmed", "denied")
)


@pytest.fixture(scope="session")
def make() -> Callable[..., Dossier]:
    """Makes the dossier, with some of it as given."""

    def made(**changes: Any) -> Dossier:
        told: dict[str, Any] = {
            "first": PAKISTAN,
            "second": AMERICA,
            "said": ALL,
            "thirds": (Third("中国 China", Tone(2, 1, 0), Tone(1, 4, 3)),),
            "made": MADE,
            "carried": CARRIED,
        }
        return Dossier(**(told | changes))

    return made


@pytest.fixture(scope="session")
def dossier(make: Callable[..., Dossier]) -> Dossier:
    return make()


TEXTS = (
    "<script>document.title='owned'</script>",
    "</script ><img src=x onerror=\"document.title='owned'\">",
    "<!--<script>document.title='owned'",
    "--><script>document.title='owned'</script>",
    "]]><svg onload=document.title='owned'>",
    '" onmouseover="document.title=\'owned\'" x="',
    "' onfocus='document.title=`owned`' autofocus='",
    "javascript:document.title='owned'",
    " java\nscript:document.title='owned'",
    "data:text/html,<script>document.title='owned'</script>",
    "http://[::1",
    "</style><script>document.title='owned'</script>",
    "</title></p></li></blockquote><base href='//example.org/'>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "\u202egnitirw sdrawkcab \u2066 hidden",
    "\u2028\u2029\x00\x1b[31m",
    "&lt;b&gt; &amp;lt;script&amp;gt;",
    '<para><font name="none"><a href="file:///etc/passwd">',
    "[x](javascript:document.title='owned') ![x](//example.org/x) <http://example.org>",
    "| --- |\n# head\n```\n<b>~~x~~</b> [^1] $x$ \\",
)


@pytest.fixture(scope="session")
def hostile(make: Callable[..., Dossier]) -> Dossier:
    """Each text as name, title, publisher, address, quote, topic and speaker."""
    found = tuple(
        Said(
            id=f"statement/{number}",
            kind=statement_type("Visit"),
            way=Way.FORTH,
            sources=(text,),
            targets=(text, text),
            quote=text,
            source=Source(
                id=f"article/{number}",
                title=text,
                publisher=text,
                url=text,
                date="2024-01",
                original=text if number % 2 else "",
            ),
            confidence=0.5,
            topic=text,
            date="2024-01",
            speaker=text,
            is_speaker_third=True,
        )
        for number, text in enumerate(TEXTS)
    )
    ends = (Actor("state/A", ActorKind.STATE, "A", text) for text in (TEXTS[0], TEXTS[19]))
    thirds = tuple(Third(text, Tone(1), Tone(1)) for text in TEXTS)
    first, second = ends
    return make(first=first, second=second, said=found, thirds=thirds)


@pytest.fixture(scope="session")
def measured() -> Measured:
    return Measured(precision=0.625, recall=0.25, gold=80, passages=12)
