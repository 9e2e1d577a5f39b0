import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.errors import ArticleError, LimitError
from relgraph.read.decoding import decode
from relgraph.read.limits import Limits

TEXT = "Norway’s envoy thanked Peru.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(encoding: str) -> None:
    """Windows' Notepad writes UTF-16 and UTF-8 with a mark; the mark would shift all offsets."""
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_carriage_returns_become_line_feeds() -> None:
    """Offsets must not depend on the system that a file was saved on."""
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


def test_bytes_in_another_encoding_are_placed_and_a_way_out_is_named() -> None:
    """A cp1252 file is common; guessing it silently would give wrong quotes."""
    with pytest.raises(ArticleError, match=r"not in UTF-8 at byte 6; .*--encoding cp1252"):
        decode(TEXT.encode("cp1252"), "a.txt")


def test_a_named_encoding_is_used() -> None:
    """What the message advises must work."""
    assert decode(TEXT.encode("cp1252"), "a.txt", "cp1252") == TEXT


@pytest.mark.parametrize("encoding", ["klingon", "hex", "a\0b"])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    """A mistyped encoding is the user's to mend, not a traceback."""
    with pytest.raises(ArticleError):
        decode(b"Norway thanked Peru.", "a.txt", encoding)


def test_half_a_surrogate_pair_is_no_text() -> None:
    """Such a string cannot be stored or hashed."""
    with pytest.raises(ArticleError, match="not in UTF-7"):
        decode(b"+2AA-", "a.txt", "utf-7")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\x7fELF\x02\x01",
        b"\x01\x02\xff\xfe",
        b"abc\0def",
        "abc\0def".encode("utf-16"),
        bytes(range(256)) * 4,
    ],
)
def test_a_binary_file_is_called_one(content: bytes) -> None:
    """A picture with the suffix .txt deserves better than a byte offset."""
    with pytest.raises(ArticleError, match="a binary file; save the article as plain text"):
        decode(content, "a.txt")


def test_control_characters_in_number_make_a_file_binary() -> None:
    """Terminal logs and old word processors' files have no NUL, and are no text either."""
    with pytest.raises(ArticleError, match="binary"):
        decode(b"\x01\x02\x03 they met", "a.txt")


def test_a_page_break_is_no_sign_of_a_binary_file() -> None:
    """Text taken from paged documents carries form feeds."""
    assert decode(b"They met.\x0cThey left.", "a.txt") == "They met.\x0cThey left."


def test_an_empty_file_and_a_blank_one_say_so() -> None:
    """Two faults, two sentences: nothing was saved, or nothing was written."""
    with pytest.raises(ArticleError, match=r"a\.txt is empty"):
        decode(b"", "a.txt")
    with pytest.raises(ArticleError, match=r"a\.txt holds nothing but white space"):
        decode(b" \r\n\t", "a.txt")


def test_a_file_over_the_limit_is_refused() -> None:
    """A dump of a whole archive would take the parser hours before it failed."""
    with pytest.raises(LimitError, match="more than 20 bytes of text, beyond the limit 'text'"):
        decode(b"a" * 21, "a.txt", limits=Limits(text=20))


@given(text=st.text(alphabet="ab \n\r\ufeff\u2028é").filter(str.strip))
def test_decoding_twice_changes_nothing(text: str) -> None:
    """The text's digest is the article's identity."""
    try:
        once = decode(text.encode("utf-8"), "a.txt")
    except ArticleError:
        assert not text.replace("\ufeff", "").strip()
    else:
        assert decode(once.encode("utf-8"), "a.txt") == once
