"""Who is meant by the part that he had in what was told: *the demonstrators*, *penggugat*, *tuan rumah*."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.memory import Memory
from kg.language import Pack
from kg.model import Actor

LONGEST = 2  # words of such a noun: *pengunjuk rasa*


def participant(words: Sequence[str], pack: Pack, memory: Memory) -> Actor | None:
    """Return who had the part that a noun phrase names, in the last thing told of that kind.

    The table `participants` of a pack gives for each noun relations with the end that it stands for,
    best first: `["sues object"]`. None where the noun is none of these or nothing of the kind was told.
    """
    table = pack.table("participants")
    for length in range(LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            for part in table.get(" ".join(words[start : start + length]), ()):
                relation, end = str(part).split(" ")
                found = memory.last_of(relation, subject=end == "subject")
                if found is not None:
                    return found
    return None
