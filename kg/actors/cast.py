"""The cast of an article: which names mean which actor, and who is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.actors.knowledge import Knowledge
from kg.actors.short_forms import compatible, initials, place_in, words_of
from kg.actors.spans import Name
from kg.ids import digest, fold, slug
from kg.language import Pack
from kg.model import Actor, ActorType, Subtype

SHORTEST_INITIALS, LONGEST_INITIALS = 2, 6  # letters of an abbreviation that nothing introduces
TYPES = {
    "PER": ActorType.PERSON,
    "ORG": ActorType.ORGANISATION,
    "LOC": ActorType.PLACE,
    "NORP": ActorType.GROUP,
}


@dataclass(slots=True)
class Cast:
    """Actors of one article by id, and the names that the article has used for them (folded).

    Actors are looked up by id at the very end, so that what is learnt late (a country) reaches every
    mention. `uses` counts how often each actor is named, `spelled` each name (folded); `called` has the
    nouns that the article says of an actor (*the rebels*), `texts` all names as they are spelled (folded).
    """

    knowledge: Knowledge
    pack: Pack
    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    uses: Counter[str] = field(default_factory=Counter)
    spelled: Counter[str] = field(default_factory=Counter)
    links: dict[str, str] = field(default_factory=dict)
    dateline: str | None = None
    genders: dict[str, str] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)

    def enlist(self, names: Iterable[Name]) -> None:
        """Decide for every name of the article whom it means: full names first, then short ones."""
        pending = self._vote(list(names))
        self.texts = {fold(name.text) for name in pending}
        for name in sorted(pending, key=lambda name: (-len(words_of(name.text)), not name.hits)):
            if (key := fold(name.text)) not in self.names:
                self.names[key] = self._decide(name)
        for name in pending:
            self.uses[self.names[fold(name.text)]] += 1
            self.spelled[fold(name.text)] += 1
            if name.noun and name.noun not in self.pack.words("grammar", "generic-nouns"):
                self.called.setdefault(self.names[fold(name.text)], set()).add(name.noun)

    def _vote(self, names: list[Name]) -> list[Name]:
        """Give every use of one name the label that most of its uses have, or that a word in it tells."""
        labels: dict[str, Counter[str]] = {}
        placed = {fold(name.text) for name in names if name.locative or name.hits}
        names = [self._acting(name) if fold(name.text) not in placed else name for name in names]
        for name in names:
            votes = labels.setdefault(fold(name.text), Counter())
            votes[name.label] += 1
            if name.described and not name.hits:
                votes[name.described] += 5
            if name.owner or (len(words_of(name.text)) > 1 and self._is_organisation(name.text)):
                votes["ORG"] += 100
        kinds = {fold(name.text): name.subtype for name in names if name.subtype and not name.hits}
        return [
            replace(
                name, label=labels[fold(name.text)].most_common(1)[0][0], subtype=kinds.get(fold(name.text))
            )
            for name in names
        ]

    def _acting(self, name: Name) -> Name:
        """A new name taken for a place that never stands where places stand is somebody or something."""
        if name.label != "LOC":
            return name
        person = len(words_of(name.text)) in (2, 3) and not self._is_organisation(name.text)
        return replace(name, label="PER" if person else "ORG")

    def introduce(self, abbreviation: str, actor_id: str) -> None:
        """Let an abbreviation that the article introduces in parentheses mean an actor."""
        key = fold(abbreviation)
        self.names[key] = actor_id
        self.links[key] = "abbreviation introduced in the article"
        actor = self.actors[actor_id]
        if not actor.known and abbreviation not in actor.aliases:
            self.actors[actor_id] = replace(actor, aliases=(*actor.aliases, abbreviation))

    def meaning(self, text: str) -> str | None:
        """Return the id of the actor that a name means in this article."""
        return self.names.get(fold(text))

    def recall(self, text: str) -> None:
        """Let a surname, or the first word of a body, mean the one actor of the article that bears it."""
        key = fold(text)
        if key in self.names or key in self.pack.titles or self.knowledge.find(text):
            return
        forms = self.pack.words("grammar", "company-forms")
        bearers = set()
        for name, actor in self.names.items():
            words = [word for word in words_of(name) if word not in forms]
            person = self.actors[actor].type is ActorType.PERSON
            body = self.actors[actor].type is ActorType.ORGANISATION and not self.actors[actor].known
            if len(words) > 1 and ((person and words[-1] == key) or (body and words[0] == key)):
                bearers.add(actor)
        if len(bearers) == 1:
            self.names[key] = bearers.pop()
            self.links[key] = "short form of a name in the article"

    def link(self, text: str) -> str:
        """Say in words why a name means its actor."""
        return self.links.get(fold(text), "name")

    def words_of(self, actor_id: str) -> frozenset[str]:
        """Return the words of the names that the article uses for an actor."""
        return frozenset(
            word for key, named in self.names.items() if named == actor_id for word in words_of(key)
        )

    def add(self, actor: Actor) -> str:
        """Take in an actor that is no name (a military, an office holder) and return its id."""
        self.actors.setdefault(actor.id, actor)
        return actor.id

    def is_a(self, actor_id: str, *types: ActorType) -> bool:
        """Tell whether an actor is of one of these types."""
        return self.actors[actor_id].type in types

    def has_subtype(self, actor_id: str, subtype: Subtype | None) -> bool:
        """Tell whether an actor is of a subtype, if one is asked for."""
        return subtype is None or self.actors[actor_id].subtype is subtype

    def learn_subtype(self, actor_id: str, subtype: Subtype | None) -> None:
        """Note what kind of organisation the article calls an actor that the knowledge base does not know."""
        actor = self.actors[actor_id]
        if subtype and not actor.known and actor.subtype is None and actor.type is ActorType.ORGANISATION:
            self.actors[actor_id] = replace(actor, subtype=subtype)

    def learn_country(self, actor_id: str, country: str | None) -> None:
        """Note the country of an actor that the knowledge base does not know."""
        actor = self.actors[actor_id]
        if country and not actor.known and actor.country is None:
            self.actors[actor_id] = replace(actor, country=country)

    def _decide(self, name: Name) -> str:
        key = fold(name.text)
        words = words_of(name.text)
        if branch := self._branch(name):
            self.links[key] = "short form of a branch in the article"
            return branch
        whole = [hit for hit in name.hits if len(words) > 1 or hit.actor.type is not ActorType.PERSON]
        if whole and (same := self._namesake(name, words, whole[0].actor)):
            self.links[key] = "short form of a body in the article"
            return same
        if whole and (longer := self._longer(name, words, whole[0].actor)):
            self.links[key] = "short form of a firm in the article"
            return longer
        if seated := self._seated(name):
            self.links[key] = "seat of the one that the article names"
            return seated
        if whole and not (len(words) == 1 and name.label == "PER"):
            self.links[key] = f"known {whole[0].via}"
            return self.add(whole[0].actor)
        if short := self._short_form(name, words):
            self.links[key] = "short form of a name in the article"
            return short
        if spelled := self._spelled(name):
            self.links[key] = "initials of a name in the article"
            return spelled
        if name.hits:
            self.links[key] = f"known {name.hits[0].via}"
            return self.add(name.hits[0].actor)
        self.links[key] = "new name"
        return self.add(self.new_actor(name))

    def _spelled(self, name: Name) -> str | None:
        """*the DA* after *the Democratic Alliance*: the one body of the article that has these initials."""
        if not name.text.isupper() or not SHORTEST_INITIALS <= len(name.text) <= LONGEST_INITIALS:
            return None
        bodies = {
            actor
            for key, actor in self.names.items()
            if initials(key) == fold(name.text) and self.actors[actor].type is not ActorType.PERSON
        }
        return bodies.pop() if len(bodies) == 1 else None

    def _longer(self, name: Name, words: Sequence[str], known: Actor) -> str | None:
        """*LG* after *LG Energy Solution*: the firm of the article, not the one best known so."""
        alias = len(words) == 1 and fold(known.label) != fold(name.text) and known.subtype is Subtype.COMPANY
        if not alias or self._is_named(known, name.text):
            return None
        firms = {
            actor
            for key, actor in self.names.items()
            if words_of(key)[:1] == list(words) and self.actors[actor].type is ActorType.ORGANISATION
        }
        return firms.pop() if len(firms) == 1 else None

    def _seated(self, name: Name) -> str | None:
        """*Brussels* is Belgium where the article names Belgium, and never the European Union."""
        bodies = [hit.actor for hit in name.hits if hit.actor.type is ActorType.ORGANISATION]
        cities = [hit.actor for hit in name.hits if hit.actor.type is ActorType.PLACE]
        country = self.knowledge.actors.get(cities[0].country or "") if cities else None
        if not bodies or country is None or self._is_named(bodies[0], name.text):
            return None
        return self.add(country) if self._is_named(country, name.text) else None

    def _is_named(self, actor: Actor, text: str) -> bool:
        """Tell whether the article has a name of an actor other than this one."""
        spelled = {fold(alias) for alias in (actor.label, *actor.aliases)} - {fold(text)}
        return bool(spelled & self.texts)

    def _branch(self, name: Name) -> str | None:
        """Return the one local branch of a national body that the article is about: *KPU*, *Bawaslu*."""
        if name.text.lower() not in self.pack.words("grammar", "branching"):
            return None
        local = {actor for key, actor in self.names.items() if key.startswith(fold(name.text) + " ")}
        local = {actor for actor in local if not self.actors[actor].known}
        return local.pop() if len(local) == 1 else None

    def _namesake(self, name: Name, words: Sequence[str], known: Actor) -> str | None:
        """*Congress* after *Peru's Congress*: the body of the article, not that of the world's news."""
        if known.subtype is not Subtype.GOVERNMENT_BODY:
            return None
        short = self._short_form(name, words)
        if short is None or self.actors[short].subtype is not Subtype.GOVERNMENT_BODY:
            return None
        for longer in (words_of(key) for key, actor_id in self.names.items() if actor_id == short):
            place = place_in(words, longer)
            ends = place is not None and place + len(words) == len(longer) and not self.pack.head_first
            if place == 0 or ends:  # *DPR* is not *Komisi XI DPR*
                return short
        return None

    def _short_form(self, name: Name, words: Sequence[str]) -> str | None:
        """Return an actor whose fuller name in the article holds these words in order."""
        if len(words) > 3:
            return None
        best: tuple[tuple[int, int], str] | None = None
        for key, actor_id in self.names.items():
            longer = words_of(key)
            if len(longer) <= len(words) or self.actors[actor_id].type is ActorType.COUNTRY:
                continue
            place = place_in(words, longer)
            if place is None:
                continue
            edge = len(words) == 1 and words[0] in (longer[0], longer[-1]) and not name.hits
            if not edge and not compatible(name.label, self.actors[actor_id].type):
                continue
            forms = self.pack.words("grammar", "company-forms")
            begins = place == 0 or set(longer[:place]) <= forms
            ends = place + len(words) == len(longer)
            person = self.actors[actor_id].type is ActorType.PERSON
            rank = (0 if begins or (ends and person) else 1 if ends else 2, len(longer))
            if self.actors[actor_id].type is ActorType.ORGANISATION and self._is_elsewhere(name, begins):
                continue
            if best is None or rank < best[0]:
                best = (rank, actor_id)
        return best[1] if best else None

    def _is_elsewhere(self, name: Name, begins: bool) -> bool:
        """*di Batang*, *Bupati Tirtasari*: a place, though *PT Batang Katoda* has it in its name.

        Indonesian shortens a body to its first words; the last is where it is.
        """
        placed = name.label == "LOC" and (name.locative or not begins)
        return placed or (self.pack.head_first and len(words_of(name.text)) == 1 and not begins)

    def new_actor(self, name: Name) -> Actor:
        """Return an actor of the article that the knowledge base does not know by this name."""
        text = name.text.removesuffix("'s").removesuffix("’s").strip(" ,;:.\"“”'’()")
        while " " in text and text.rsplit(" ", 1)[1] in self.pack.words("grammar", "prepositions"):
            text = text.rsplit(" ", 1)[0]
        kind = TYPES.get(name.label, ActorType.ORGANISATION)
        identifier = slug(text)
        if identifier in self.knowledge.actors:
            identifier = f"{identifier}-{digest(kind, text, length=6)}"
        subtype = (self._subtype(text) or name.subtype) if kind is ActorType.ORGANISATION else None
        return Actor(id=identifier, label=text or name.text, type=kind, subtype=subtype)

    def _is_organisation(self, text: str) -> bool:
        """Tell whether a word of a name says that it is a body: *Finance Workers' Union*."""
        cues = self.pack.words("name-cues", "organisation")
        return self._subtype(text) is not None or bool(cues.intersection(text.lower().split()))

    def _subtype(self, text: str) -> Subtype | None:
        words = set(text.lower().replace(".", "").split())
        for subtype in Subtype:
            if words & self.pack.words("name-cues", subtype):
                return subtype
        return None
