"""From sentences with names to sentences with actors: the way through this room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.actors.anaphors import Anaphors
from kg.actors.branches import join_branches
from kg.actors.cast import Cast
from kg.actors.coreference import Resolver
from kg.actors.countries import Countries
from kg.actors.departments import Departments
from kg.actors.heads import Heads
from kg.actors.knowledge import Knowledge, Via
from kg.actors.names import find_names
from kg.actors.nominals import Line, Nominal
from kg.actors.origins import Origins
from kg.actors.parting import part_bodies
from kg.actors.recall import find_abbreviations, find_again
from kg.actors.repeated import find_repeated
from kg.actors.spans import Name
from kg.actors.state_firms import StateFirms
from kg.actors.titles import Titles
from kg.ids import fold
from kg.language import Pack, reading_relations
from kg.model import Actor, ActorType, Article, Mention, Role, Sentence


def resolve_actors(
    article: Article, sentences: Sequence[Sentence], pack: Pack, knowledge: Knowledge
) -> tuple[Sentence, ...]:
    """Return the sentences with mentions that carry their actors.

    Names are linked to the knowledge base or become actors of the article, titles and heads grow them,
    pronouns and descriptions follow in reading order. What stands for no actor is no mention.
    """
    cast = Cast(knowledge=knowledge, pack=pack, dateline=_dateline_country(article, knowledge))
    found = _find(sentences, pack, knowledge)
    cast.enlist(name for names in found for name in names)
    for sentence, names in zip(sentences, found, strict=True):
        for name, abbreviation in find_abbreviations(sentence, names):
            cast.introduce(abbreviation, cast.names[fold(name.text)])
    Countries(cast).bring_home(name for names in found for name in names)
    anaphors = Anaphors(pack, cast)
    for sentence, names in zip(sentences, found, strict=True):
        _localise(sentence, names, cast)
    departments, heads = Departments(pack, cast), Heads(pack, cast)
    titles, origins, state_firms = Titles(pack, cast), Origins(pack, cast), StateFirms(pack, cast)
    resolver = Resolver(pack=pack, cast=cast, anaphors=anaphors, heads=heads, date=article.published)
    lines: list[Line] = []
    for sentence, names in zip(sentences, found, strict=True):
        line = Line(sentence, [_nominal(name, cast) for name in [*names, *find_again(sentence, names, cast)]])
        _note_genders(line, cast)
        _close_parentheses(line)
        departments.find(line)
        heads.grow(line)
        anaphors.find(line)
        titles.grow(line, lines[-1] if lines else None)
        origins.grow(line)
        state_firms.mark(line)
        resolver.register(line)
        lines.append(line)
    for line in lines:
        resolver.resolve(line)
    for line in lines:
        _learn_countries(line, cast)
    return tuple(replace(line.sentence, mentions=_mentions(line, cast)) for line in lines)


def _find(sentences: Sequence[Sentence], pack: Pack, knowledge: Knowledge) -> list[list[Name]]:
    """Return the names of each sentence, with what the article as a whole tells of them."""
    found = [find_names(sentence, knowledge, pack) for sentence in sentences]
    found = part_bodies(find_repeated(found, sentences, pack), sentences, pack)
    return [join_branches(names, s, pack) for names, s in zip(found, sentences, strict=True)]


def _nominal(name: Name, cast: Cast) -> Nominal:
    actor = cast.meaning(name.text)
    via = next((hit.via for hit in name.hits if hit.actor.id == actor), Via.NAME)
    return Nominal(start=name.start, end=name.end, kind=via, actor=actor, link=cast.link(name.text))


def _dateline_country(article: Article, knowledge: Knowledge) -> str | None:
    """Return the country that an article was written from: *KINSHASA, Nov 14 -*."""
    for span in article.boilerplate:
        if span.kind == "dateline":
            for word in re.findall(r"[^\W\d_]+(?: [^\W\d_]+)?", article.text[span.start : span.end]):
                for hit in knowledge.find(word.title()):
                    if hit.actor.country and hit.actor.type in (ActorType.COUNTRY, ActorType.PLACE):
                        return hit.actor.country
    return None


def _localise(sentence: Sentence, names: Sequence[Name], cast: Cast) -> None:
    """Find bodies beside another country: *Peru's Congress*, *Kementerian Kesehatan Vanuatu*."""
    for first, second in pairwise(names):
        between = {token.text for token in sentence.tokens[first.end : second.start]}
        body, place = (first, second) if cast.pack.head_first else (second, first)
        country = cast.actors[cast.names[fold(place.text)]]
        if between <= {"'s", "’s"} and country.type is ActorType.COUNTRY:
            Countries(cast).localise(body, country)


def _note_genders(line: Line, cast: Cast) -> None:
    """Note what a title or given name says of the person: *Mr Tembo*, *Queen Camilla*, *Grace Phiri*."""
    for gender, entry in cast.pack.table("gender").items():
        for nominal in line.nominals:
            before = {line.word(nominal.start - 1), line.word(nominal.start - 2)}
            if nominal.actor and before.intersection(entry["titles"]):
                cast.genders.setdefault(nominal.actor, gender)
    for actor in (cast.actors[n.actor] for n in line.nominals if n.actor):
        if actor.type is ActorType.PERSON and actor.id not in cast.genders:
            told = cast.pack.given_names.get(fold(actor.label).split(" ")[0])
            if told is not None:
                cast.genders[actor.id] = told


def _close_parentheses(line: Line) -> None:
    """Take in the abbreviation behind a name: *Komisi Pemberantasan Korupsi (KPK)* is one mention."""
    for nominal in list(line.nominals):
        inner = line.starting(nominal.end + 1)
        if inner is None or line.word(nominal.end) != "(" or line.word(inner.end) != ")":
            continue
        if inner.actor == nominal.actor:
            line.absorb(replace(nominal, end=inner.end + 1))


def _learn_countries(line: Line, cast: Cast) -> None:
    for nominal in line.nominals:
        for body in [nominal.located, *(office.body for office in nominal.offices)]:
            if body and nominal.actor:
                cast.learn_country(nominal.actor, cast.actors[body].country)


def _mentions(line: Line, cast: Cast) -> tuple[Mention, ...]:
    sentence = line.sentence
    mentions = []
    for nominal in line.nominals:
        first, last = sentence.tokens[nominal.start], sentence.tokens[nominal.end - 1]
        mentions.append(
            Mention(
                start=nominal.start,
                end=nominal.end,
                text=sentence.text[first.start - sentence.start : last.end - sentence.start],
                type=nominal.kind,
                actor=cast.actors[nominal.actor or ""],
                also=tuple(cast.actors[actor] for actor in nominal.also),
                roles=tuple(_roles(nominal, cast)),
                link=nominal.link,
                score=nominal.score,
            )
        )
    return tuple(mentions)


def _state(nominal: Nominal, cast: Cast) -> Actor | None:
    """Return the state that a firm called the state's own is of: its country, else where it sits."""
    firm, seat = cast.actors[nominal.actor or ""], cast.actors.get(nominal.located or "")
    code = firm.country or (seat.country if seat is not None else None)
    known = cast.knowledge.actors.get(code or "")
    return cast.actors[cast.add(known)] if known is not None else Countries(cast).main()


def _roles(nominal: Nominal, cast: Cast) -> list[Role]:
    roles = [
        Role(relation=o.title.relation, body=cast.actors[o.body], title=o.words, former=o.former)
        for o in nominal.offices
        if o.body and o.title.relation and o.body != nominal.actor
    ]
    if nominal.located and nominal.located != nominal.actor:
        body: Actor = cast.actors[nominal.located]
        roles.append(Role(relation=reading_relations().seat, body=body, title=nominal.head))
    if nominal.of_state and (state := _state(nominal, cast)) is not None:
        kinds = reading_relations()
        roles.append(Role(relation=kinds.ownership, body=state, title="state", inverse=True))
    return roles
