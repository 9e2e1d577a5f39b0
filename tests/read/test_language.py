import pytest

from relgraph.errors import ArticleError
from relgraph.read.language import english_share, refuse_other_languages

GERMAN = (
    "Die Außenministerin sprach am Montag in Warschau mit ihrem Amtskollegen. Beide Seiten "
    "vereinbarten eine engere Zusammenarbeit in der Sicherheitspolitik und kündigten an, die "
    "Gespräche im Herbst in Berlin fortzusetzen. In der Frage der Grenzen blieb es beim Streit."
)
FRENCH = (
    "Le ministre des Affaires étrangères a reçu son homologue à Paris. Les deux pays ont signé un "
    "accord sur le commerce et ont condamné les attaques contre les civils. Ils se reverront au "
    "printemps, a dit le porte-parole, pour parler de la sécurité dans la région."
)
SPANISH = (
    "El presidente viajó a Lima para reunirse con su homóloga. Los dos países firmaron un acuerdo "
    "de comercio y acordaron reforzar la cooperación en materia de seguridad, según un comunicado "
    "de la cancillería publicado el lunes por la noche en la capital."
)
DUTCH = (
    "De minister was maandag in Brussel voor overleg met zijn collega. Het is de eerste keer dat "
    "de twee landen over de grens spreken, en het was volgens de woordvoerder een goed gesprek "
    "dat in het najaar wordt voortgezet als de regering in Den Haag dat wil."
)
RUSSIAN = "Министры иностранных дел двух стран встретились в Москве и подписали соглашение."
ENGLISH = (
    "The foreign minister met her counterpart in Warsaw. Both sides agreed to work more closely on "
    "security and said that the talks would go on in Berlin. They did not settle the dispute over "
    "the border, which has strained relations between the two states for years."
)
HEADLINES = (
    "Norway, Peru sign fish accord. Envoys meet in Lima. Kenya sends troops to Haiti. Chad expels "
    "ambassador of Sudan. Japan warns North Korea over missile test. Talks with Iran fail."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH, DUTCH, RUSSIAN])
def test_other_languages_are_refused(text: str) -> None:
    """An English parser finds statements in any text; they would be noise."""
    with pytest.raises(ArticleError, match="does not read as English"):
        refuse_other_languages(text, "a.txt")


@pytest.mark.parametrize("text", [ENGLISH, HEADLINES])
def test_english_passes_in_prose_and_in_headlines(text: str) -> None:
    """Telegraphic English has few small words and is English all the same."""
    refuse_other_languages(text, "a.txt")


def test_a_short_text_passes() -> None:
    """Twelve words are no sample."""
    refuse_other_languages("Quai d'Orsay, Palais de l'Élysée, Rue de Varenne", "a.txt")


def test_english_stands_far_from_the_limit() -> None:
    """The limit of 0.08 is only safe while there is room on both sides."""
    english = english_share(ENGLISH)
    others = [english_share(text) for text in (GERMAN, FRENCH, SPANISH, DUTCH)]

    assert english is not None
    assert english > 0.2
    assert all(share is not None and share < 0.05 for share in others)
