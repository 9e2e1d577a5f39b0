"""What the endpoint says of itself: SPARQL 1.1 Service Description (W3C, 21 March 2013)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.serve.source import Settings

__all__ = ["describe_service"]

_FORMATS = "http://www.w3.org/ns/formats/"
_CARRIED = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)


def describe_service(address: str, settings: Settings) -> str:
    """Return the query whose answer is the description of the endpoint at an address.

    A query, so that the description comes in every syntax that graphs come in.
    """
    features = ["sd:UnionDefaultGraph"]
    features += ["sd:BasicFederatedQuery"] if settings.may_reach_out else []
    languages = ["sd:SPARQL11Query"]
    languages += ["sd:SPARQL11Update"] if settings.may_update else []
    carried = " , ".join(f"<{_FORMATS}{name}>" for name in _CARRIED)
    return (
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>\n"
        f"CONSTRUCT {{ <{address}> a sd:Service ; sd:endpoint <{address}> ;\n"
        f"  sd:supportedLanguage {' , '.join(languages)} ;\n"
        f"  sd:feature {' , '.join(features)} ;\n"
        f"  sd:resultFormat {carried} ;\n"
        f"  sd:defaultDataset <{address}#dataset> .\n"
        f"  <{address}#dataset> a sd:Dataset ; sd:defaultGraph <{address}#union> .\n"
        f"  <{address}#union> a sd:Graph }} WHERE {{}}"
    )
