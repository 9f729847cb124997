"""How actors and relations look: shapes, colours and lines that tell apart without colour, too.

Colours come in pairs, for a light and a dark page. The hues of relations (blue and green against
orange and red, grey between) stay apart for the common kinds of colour blindness (after Okabe and
Ito 2008); what is done is drawn wider than what is said, and shapes tell the types of actors.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import ActorType, Status
from kg.ontology import Quad


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """A type of actor: a shape of vis-network and its colour."""

    label: str
    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadStyle:
    """A quad class of relations: colour, width and arrow head."""

    light: str
    dark: str
    width: float
    arrow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusStyle:
    """What is known of a relation: `dashes` are lengths of line and gap, empty for a solid line."""

    dashes: tuple[int, ...]
    mark: str
    meaning: str


TYPES: Mapping[ActorType, TypeStyle] = {
    ActorType.COUNTRY: TypeStyle(label="Country", shape="hexagon", light="#4a5aa8", dark="#8f9de6"),
    ActorType.PERSON: TypeStyle(label="Person", shape="dot", light="#8a4f8d", dark="#cb94cf"),
    ActorType.ORGANISATION: TypeStyle(label="Organisation", shape="square", light="#54707f", dark="#9ab4c2"),
    ActorType.GROUP: TypeStyle(label="Group", shape="triangle", light="#a85a6f", dark="#e09aad"),
    ActorType.PLACE: TypeStyle(label="Place", shape="diamond", light="#7c7433", dark="#c6bd74"),
}

QUADS: Mapping[Quad, QuadStyle] = {
    Quad.VERBAL_COOPERATION: QuadStyle(light="#2f86cc", dark="#6db7f5", width=1.6, arrow="arrow"),
    Quad.MATERIAL_COOPERATION: QuadStyle(light="#0b8465", dark="#41c9a0", width=2.8, arrow="arrow"),
    Quad.VERBAL_CONFLICT: QuadStyle(light="#dd8500", dark="#f5b04a", width=1.6, arrow="vee"),
    Quad.MATERIAL_CONFLICT: QuadStyle(light="#c5341c", dark="#ff8163", width=2.8, arrow="vee"),
    Quad.NEUTRAL: QuadStyle(light="#838b95", dark="#838d99", width=1.6, arrow="arrow"),
}

STATUSES: Mapping[Status, StatusStyle] = {
    Status.ASSERTED: StatusStyle(dashes=(), mark="", meaning="reported as a fact"),
    Status.PLANNED: StatusStyle(dashes=(9, 5), mark="", meaning="announced, offered or intended"),
    Status.POSSIBLE: StatusStyle(dashes=(5, 5), mark="?", meaning="held possible"),
    Status.DENIED: StatusStyle(dashes=(2, 4), mark="✕", meaning="reported as not so"),
    Status.DISPUTED: StatusStyle(dashes=(14, 4, 3, 4), mark="⚡", meaning="some say so, some deny it"),
    Status.PAST: StatusStyle(dashes=(), mark="†", meaning="over: it was so once"),
}

_SMALLEST, _LARGEST = 9, 34


def label_of(name: str) -> str:
    """Return an id of the ontology as a label.

    >>> label_of("verbal-cooperation")
    'Verbal cooperation'
    """
    return name.replace("-", " ").capitalize()


def size_of(degree: int) -> int:
    """Return the size in pixels of an actor with `degree` relations: the area grows with them."""
    return min(_LARGEST, round(_SMALLEST + 4 * math.sqrt(max(0, degree - 1))))
