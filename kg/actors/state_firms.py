"""Firms that a text calls the state's own: *state-owned Petronas*, *BUMN tambang Antam*, *milik negara*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.actors.cast import Cast
from kg.actors.nominals import Line, Nominal
from kg.language import Pack
from kg.model import ActorType, Subtype

BEFORE, BEHIND = 5, 8  # words of a description on either side of a name


@dataclass(frozen=True)
class StateFirms:
    """Marks the firms of a line that a description beside them or of them gives to their state."""

    pack: Pack
    cast: Cast

    def mark(self, line: Line) -> None:
        """Mark every firm, and every description of one, that is called the state's own."""
        for nominal in list(line.nominals):
            if self._is_firm(nominal) and self._is_the_states(line, nominal):
                line.absorb(replace(nominal, of_state=True))

    def _is_firm(self, nominal: Nominal) -> bool:
        if nominal.kind == "description":
            entry = self.pack.table("descriptions").get(nominal.head, {})
            return bool(entry.get("subtype") == Subtype.COMPANY)
        actor = self.cast.actors.get(nominal.actor or "")
        firm = actor is not None and actor.type is ActorType.ORGANISATION
        return firm and actor is not None and actor.subtype in (None, Subtype.COMPANY)

    def _is_the_states(self, line: Line, nominal: Nominal) -> bool:
        start = nominal.start
        while start > 0 and nominal.start - start < BEFORE and self._describes(line, start - 1):
            start -= 1
        end = nominal.end
        if line.word(end) == ",":
            end += 1
            while end < len(line) and end - nominal.end < BEHIND and line.word(end) not in (",", "."):
                end += 1
        behind = [n for n in line.nominals if n.start >= nominal.end and n.end <= end]
        if self.pack.head_first and any(self._is_state(n) for n in behind):
            return False  # *perusahaan milik negara Kazakhstan*: the text itself says whose
        text = f" {line.phrase(start, end).replace(' - ', '-')} "
        return any(f" {phrase} " in text for phrase in self.pack.words("grammar", "state-firms"))

    def _is_state(self, nominal: Nominal) -> bool:
        return nominal.actor is not None and self.cast.is_a(nominal.actor, ActorType.COUNTRY)

    def _describes(self, line: Line, index: int) -> bool:
        token = line.sentence.tokens[index]
        plain = token.pos in ("NOUN", "ADJ", "VERB") or token.text in ("-", "‑") or token.text.isupper()
        return plain and line.covering(index) is None
