"""IRIs under one base: the names that actors, articles, claims and relations have in the graph."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.config import DEFAULT_BASE
from kg.ids import digest
from kg.literals import OA, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, WIKIDATA, XSD
from kg.model import Actor, Claim, Evidence


class Iris:
    """Names under `base`; ids are percent-encoded, so that every id has one."""

    __slots__ = ("_kg", "base", "descriptions", "ontology")

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = base
        self._kg = base + "ontology#"
        self.descriptions = ox.NamedNode(base + "descriptions")
        self.ontology = ox.NamedNode(base + "ontology")

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes that queries and files of this base use."""
        own = {name: f"{self.base}{name}/" for name in ("actor", "article", "claim", "edge", "evidence")}
        return {
            "kg": self._kg,
            "rel": self.base + "relation/",
            **own,
            "oa": OA,
            "owl": OWL,
            "prov": PROV,
            "rdf": RDF,
            "rdfs": RDFS,
            "schema": SCHEMA,
            "skos": SKOS,
            "wd": WIKIDATA,
            "xsd": XSD,
        }

    # --- IRIs ---------------------------------------------------------------------------------

    def kg(self, name: str) -> ox.NamedNode:
        """Return a class or property of the ontology."""
        return ox.NamedNode(self._kg + name)

    def actor(self, id: str) -> ox.NamedNode:
        return self._iri("actor", id)

    def article(self, id: str) -> ox.NamedNode:
        """Return the IRI of an article, which also names its graph."""
        return self._iri("article", id)

    def relation_type(self, id: str) -> ox.NamedNode:
        return self._iri("relation", id)

    def claim(self, claim: Claim) -> ox.NamedNode:
        return self._iri("claim", digest(*claim.key, length=24))

    def evidence(self, claim: Claim, evidence: Evidence) -> ox.NamedNode:
        place = (evidence.article, str(evidence.start), str(evidence.end))
        words = (evidence.text, evidence.subject_text, evidence.object_text, evidence.rule)
        return self._iri("evidence", digest(*claim.key, *place, *words, length=24))

    def edge(self, subject: str, relation: str, object: str) -> ox.NamedNode:
        """Return the IRI of the relation between two actors, given by ids in canonical order."""
        return self._iri("edge", digest(subject, relation, object, length=24))

    def description(self, actor: Actor) -> ox.NamedNode:
        parts = [actor.id, actor.label, actor.type, actor.subtype or "", actor.country or ""]
        return self._iri("description", digest(*parts, actor.same_as or "", str(actor.known), *actor.aliases))

    def _iri(self, kind: str, id: str) -> ox.NamedNode:
        return ox.NamedNode(f"{self.base}{kind}/{quote(id, safe='')}")

    def id_of(self, iri: str) -> str:
        """Return the id in an IRI of this base: the inverse of `actor`, `article`, `relation_type`.

        Raises:
            ValueError: an IRI that is none of this base.
        """
        if not iri.startswith(self.base):
            raise ValueError(f"no IRI under {self.base}: {iri}")
        return unquote(iri[len(self.base) :].partition("/")[2])
