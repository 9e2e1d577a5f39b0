from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relgraph.store.tokens import keywords, tokens


@given(st.text(alphabet="?$ab:<>#\"'\\ \n{}@.-1é"))
def test_tokens_joined_are_the_text(text: str) -> None:
    """A rewriter that loses a character would change the query."""
    assert "".join(token.text for token in tokens(text)) == text


def test_words_in_strings_comments_iris_and_names_are_no_keywords() -> None:
    """A query may speak of a service without calling one."""
    text = """PREFIX load: <http://x/SERVICE>
    SELECT * { ?service load:SERVICE 'SERVICE', "a\\"SERVICE", '''it's SERVICE''',
    \"\"\"a "SERVICE\"\"\"@en } # SERVICE"""

    assert keywords(text) == ["PREFIX", "SELECT"]
