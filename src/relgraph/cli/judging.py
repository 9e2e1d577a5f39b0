"""`relgraph review`: statements one at a time, judged by keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.correcting import correct, says
from relgraph.cli.examples import ExampleCommand
from relgraph.cli.lazy import Failure
from relgraph.cli.options import reviewed_option
from relgraph.cli.output import tell
from relgraph.cli.reviewer import by_option, now
from relgraph.cli.samples import sample_option

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import Act, Claim, Decision, Party, ReviewState, Statement
    from relgraph.pipeline import Case
    from relgraph.review import Standing
    from relgraph.store import Store

__all__ = ["review"]

_KEYS = "accept [a], reject [r], correct [c], note [n], skip [s], undo [u], quit [q]? "
_ENDS = {"q", "\x03", "\x04", ""}  # Ctrl-C and Ctrl-D are keys like others; "" is the input's end


@click.command(
    cls=ExampleCommand,
    example="""\
relgraph review --by Ann
relgraph review --type Threat --max-confidence 0.6
relgraph review --sample sample.txt --independent""",
)
@click.option("--article", metavar="ARTICLE", help="Only this one: its id, file or title.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this type; again more.")
@click.option("--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0)
@click.option("--max-confidence", "most", type=click.FloatRange(0, 1), default=1.0)
@sample_option
@reviewed_option
@click.option("--independent", is_flag=True, help="Those that you have not judged; hide others'.")
@by_option
@click.pass_obj
def review(session: Session, /, **options: Any) -> None:  # noqa: ANN401 - click's own
    """Judge statements one at a time, by their words.

    Those that nobody has judged, unless --reviewed says otherwise. Each decision is written at
    once, and the store is free between two. The statements themselves stay as they were read.
    """
    with session.reading() as store:
        standing, claims = _choose(store, options)
    if not claims:
        click.echo("no statement is left to review")
        return
    desk = _Desk(session, options["by"], standing, claims)
    place: int | None = 0
    while place is not None and place < len(claims):
        place = desk.take(place)
    click.echo(f"{len(desk.made)} decisions by {options['by']}")


def _choose(store: Store, options: dict[str, Any]) -> tuple[Standing, tuple[Claim, ...]]:
    """Return what is decided already, and what is to be judged, in order."""
    from relgraph.model import ReviewState
    from relgraph.pipeline import review_standing
    from relgraph.review import Choice, choose, select_claims
    from relgraph.vocabulary import statement_type

    standing = review_standing(store, by=options["by"] if options["independent"] else None)
    states: tuple[ReviewState, ...] = options["reviewed"] or (ReviewState.UNREVIEWED,)
    choice = Choice(
        types=tuple(statement_type(name).name for name in options["types"]),
        least=options["least"],
        most=options["most"],
        states=states,
        statements=options["sample"],
    )
    article = options["article"]
    articles = None if article is None else [store.find_article(article).id]
    return standing, choose(select_claims(store, articles), choice, standing)


@dataclass(slots=True)
class _Desk:
    """A reviewer at work."""

    session: Session
    by: str
    standing: Standing
    claims: tuple[Claim, ...]
    made: list[Decision] = field(default_factory=list)

    def take(self, place: int) -> int | None:
        """Show a statement and do what the keys say; return the place of the next, or None."""
        from relgraph.errors import ReviewError, StoreError
        from relgraph.pipeline import find_case

        try:
            with self.session.reading() as store:
                case = find_case(store, self.claims[place].id)
        except ReviewError as error:  # an import took it away meanwhile
            tell(f"relgraph: {error}")
            return place + 1
        self._show(case, f"{place + 1} of {len(self.claims)}")
        while True:
            click.echo(_KEYS, nl=False)
            key = _read_key()
            click.echo(key.strip())
            if key in _ENDS:
                return None
            try:
                if key == "u":
                    return self._undo()
                if self._is_done(key, case):
                    return place + 1
            except (ReviewError, StoreError) as error:  # said; the same statement stays
                tell(f"relgraph: {error}")

    def _is_done(self, key: str, case: Case) -> bool:
        """Do what a key says, and return whether the statement is done with."""
        from relgraph.model import Act

        verdicts = {"a": Act.ACCEPT, "r": Act.REJECT}
        if key in verdicts:
            self._write(case, verdicts[key])
        elif key == "c":
            amended = correct(case.statement, _read_key, lambda name: self._find(case, name))
            if amended is None:
                return False
            self._write(case, Act.CORRECT, amended=amended)
        elif key == "n":
            told = click.prompt("  note", default="", show_default=False)
            self._write(case, Act.NOTE, reason=told)
        return key in {"a", "r", "c", "s"}

    def _write(
        self, case: Case, act: Act, *, reason: str = "", amended: Statement | None = None
    ) -> None:
        from relgraph.pipeline import judge, review_of

        made = review_of(case, act, by=self.by, at=now(), reason=reason, amended=amended)
        with self.session.store() as store:
            self.made.append(judge(store, made))

    def _undo(self) -> int:
        """Take back the last decision of this sitting that holds; return its statement's place."""
        from relgraph.errors import ReviewError
        from relgraph.model import Act, Decision
        from relgraph.pipeline import judge

        if not self.made:
            raise ReviewError(
                "nothing of this sitting is left to undo; see 'relgraph reviews undo'"
            )
        last = self.made[-1]
        undoing = Decision(act=Act.UNDO, number=0, by=self.by, at=now(), undoes=last.id)
        with self.session.store() as store:
            judge(store, undoing)
        self.made.pop()
        (judged, *_) = last.read_tables()
        click.echo(f"  undid {last.act} of {judged['quote']!r}")
        return [claim.id for claim in self.claims].index(judged["id"])

    def _find(self, case: Case, name: str) -> Party:
        from relgraph.pipeline import find_party

        with self.session.reading() as store:
            return find_party(store, case, name)

    def _show(self, case: Case, place: str) -> None:
        claim, article = case.claim, case.article
        words = f"{case.before}[{claim.quote}]{case.after}"
        state = self.standing.state(claim.id)
        click.echo(
            f"\n{place}  {claim.id}  confidence {claim.confidence:g}  {claim.frame}"
            f"\n{article.title or article.id}, {article.published_on or 'undated'}"
            f"\n\n  {' '.join(words.split())}\n\n  {says(case.statement)}"
        )
        if state != "unreviewed":
            click.echo(f"  {state}")
        for note in self.standing.notes.get(claim.id, ()):
            click.echo(f"  {note}")


def _read_key() -> str:
    """Return the key that is pressed, small.

    Raises:
        Failure: there is no terminal.
    """
    try:
        return click.getchar().lower()
    except (KeyboardInterrupt, EOFError):
        return ""
    except OSError as error:
        raise Failure(
            "reviewing needs a terminal; or review on the pages of 'relgraph serve'"
        ) from error
