from relgraph.report.letters import lay_out


def test_hebrew_is_turned_and_latin_is_not() -> None:
    """The PDF library sets signs as they come."""
    assert lay_out("said בנימין נתניהו, twice") == "said והינתנ ןימינב, twice"


def test_arabic_letters_are_joined_and_turned() -> None:
    """Letters that stand alone are no name that anybody reads."""
    assert lay_out("عاصم منير") == "\ufeae\ufef4\ufee8\ufee3 \ufee2\ufebb\ufe8e\ufecb"


def test_accents_stay_with_their_letters() -> None:
    """A point before its letter would stand on another one."""
    assert lay_out("שָׁלוֹם") == "םוֹלשָׁ"


def test_lines_and_steering_signs_are_gone() -> None:
    """What follows them would be set the wrong way about."""
    assert lay_out("a\n\u202eb\u2067 c") == "a b c"
