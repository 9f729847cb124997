"""States from titles and descriptions: *Presiden Rusia Vladimir Putin* says that he leads Russia."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.matching import RawClaim
from kg.extract.selection import may_hold
from kg.model import Factuality, Mention, Sentence

# A title names its body outright (first) or leaves it to be filled in (second).
NAMED, FILLED_IN = 0.95, 0.8


def states(sentence: Sentence) -> Iterator[RawClaim]:
    """Yield a raw claim for each role that a mention of the sentence carries."""
    for mention in sentence.mentions:
        if mention.actor is None:
            continue
        for role in mention.roles:
            ends = (role.body, mention.actor) if role.inverse else (mention.actor, role.body)
            if not may_hold(ends[0], role.relation, ends[1]):
                continue
            inside = any(name in mention.text for name in (role.body.label, *role.body.aliases))
            holder = Argument(actor=mention.actor, mention=mention, score=mention.score)
            body = Argument(
                actor=role.body, mention=_body_mention(sentence, mention, role.body.id), score=1.0
            )
            subject, object_ = (body, holder) if role.inverse else (holder, body)
            yield RawClaim(
                subject=subject,
                relation=role.relation,
                object=object_,
                factuality=Factuality.PAST if role.former else Factuality.ACTUAL,
                score=mention.score * (NAMED if inside else FILLED_IN),
                rule=f"title:{role.title}>{role.relation}",
                index=mention.start,
            )


def _body_mention(sentence: Sentence, mention: Mention, body: str) -> Mention:
    """Return the mention that names the body, the titled one itself where it lies inside."""
    for other in sentence.mentions:
        if other.actor is not None and other.actor.id == body:
            return other
    return mention
