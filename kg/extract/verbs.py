"""Which tokens begin a predicate of the lexicon, and which of all tokens are verbs here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.functions import FunctionWords
from kg.language import Pack
from kg.language.forms import Voice
from kg.language.frames import Predicate
from kg.model import Mention, Sentence

# Relations of a word that is the verb of its clause.
CLAUSES = frozenset({"root", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "parataxis"})
LONGEST_REST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A predicate met at token `index`; `clitic` is the mention written onto it, if any."""

    predicate: Predicate
    index: int
    end: int
    voice: Voice
    clitic: Mention | None = None


class Verbs:
    """The words of one sentence, the mentions that cover them, and the verbs among them."""

    def __init__(self, sentence: Sentence, pack: Pack) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.pack = pack
        self.functions = FunctionWords(pack)
        self.words = [token.text.lower() for token in sentence.tokens]
        self.covering: dict[int, Mention] = {}
        self.clitics: dict[int, Mention] = {}
        for mention in sentence.mentions:
            if mention.type == "clitic":
                self.clitics[mention.start] = mention
            else:
                self.covering.update(dict.fromkeys(range(mention.start, mention.end), mention))
        self._predicates: dict[int, tuple[Occurrence, ...]] = {}
        self.verbs = self._find_verbs()

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def predicates_at(self, index: int) -> tuple[Occurrence, ...]:
        """Return the predicates of the lexicon that begin at a token, longest first."""
        if index not in self._predicates:  # asked for several times in the reading of a sentence
            self._predicates[index] = tuple(self._find_predicates(index))
        return self._predicates[index]

    def _find_predicates(self, index: int) -> list[Occurrence]:
        word = self.words[index]
        found = self.pack.frames.at(word)
        if not found and index in self.clitics:
            found = self.pack.frames.at(self.pack.forms.split_clitic(word)[0])
        occurrences = []
        for entry in found:
            end = self._rest(index + 1, entry.rest)
            if end is not None:
                occurrences.append(
                    Occurrence(
                        predicate=entry,
                        index=index,
                        end=end,
                        voice=entry.voice,
                        clitic=next((self.clitics[i] for i in range(index, end) if i in self.clitics), None),
                    )
                )
        return occurrences

    def _rest(self, start: int, rest: Sequence[str]) -> int | None:
        """Return where the further words of a multiword predicate end; None where they do not follow."""
        position = start
        for word in rest:
            reach = range(position, min(len(self.words), position + LONGEST_REST))
            place = next((i for i in reach if i not in self.covering and self._is_word(i, word)), None)
            if place is None:
                return None
            position = place + 1
        return position if position - start <= len(rest) else start

    def _is_word(self, index: int, word: str) -> bool:
        return self.words[index] == word or self.pack.forms.split_clitic(self.words[index])[0] == word

    def _find_verbs(self) -> set[int]:
        verbs = set()
        inside = self._inside_nouns()
        for index, token in enumerate(self.tokens):
            if index in self.covering or index in inside or self._is_time(index):
                continue
            if self.word(index - 1) in self.pack.words("grammar", "adverb-makers"):
                continue
            found = self.predicates_at(index)
            known = {o.voice for o in found if o.predicate.kind == "verb"}
            if (
                self.pack.table("grammar").get("voice-is-marked")
                and not known
                and any(o.predicate.kind == "noun" for o in found)
            ):
                continue
            if not found and self._is_adjectival(index):
                continue
            described = not found and self.words[index] in self.pack.table("descriptions")
            if described or self.words[index] in self.pack.words("grammar", "never-verbs"):
                continue
            if (token.pos == "VERB" and not self._is_deverbal(index)) or self._marked_verb(index, known):
                verbs.add(index)
        return verbs or self._only_verb()

    def _only_verb(self) -> set[int]:
        """*Paris backs Rabat*, *Kenya and Uganda cooperate*: without a verb, the root is one if it can be."""
        return {
            index
            for index, token in enumerate(self.tokens)
            if token.head == index
            and index not in self.covering
            and index > 0
            and index - 1 in self.covering
            and not self.pack.head_first
            and any(o.predicate.kind == "verb" for o in self.predicates_at(index))
        }

    def _inside_nouns(self) -> set[int]:
        """*bea masuk*, *serangan balik*: the further words of a noun are no verbs, however they look."""
        return {
            inner
            for index in range(len(self.tokens))
            if index not in self.covering
            for occurrence in self.predicates_at(index)
            if occurrence.predicate.kind == "noun"
            and occurrence.end - index == 1 + len(occurrence.predicate.rest)
            for inner in range(index + 1, occurrence.end)
        }

    def _is_adjectival(self, index: int) -> bool:
        """*undangan terbuka kepada*, *paling terbuka*: a verb in form, an adjective in use."""
        if self.word(index - 1) in self.pack.words("grammar", "degrees"):
            return True
        pattern = self.pack.table("grammar").get("adjectival")
        before = index > 0 and self.tokens[index - 1].pos == "NOUN" and index - 1 not in self.covering
        return (
            bool(pattern)
            and before
            and re.fullmatch(str(pattern), self.words[index]) is not None
            and self.word(index + 1) in self.pack.words("grammar", "prepositions")
        )

    def _is_deverbal(self, index: int) -> bool:
        """Nouns that the tagger takes for verbs: *kunjungan balasan*, *tawaran*, *its 30% holding*."""
        owned = self.pack.pronouns("possessive") | {"'s", "’s", "%", "percent"}
        if not self.pack.head_first and self.words[index].endswith("ing") and self.word(index - 1) in owned:
            return True
        if not self.pack.head_first and self._is_counted(index):
            return True
        pattern = self.pack.table("grammar").get("deverbal")
        return bool(pattern) and re.fullmatch(str(pattern), self.words[index]) is not None

    def _is_counted(self, index: int) -> bool:
        """*a $10 million bounty*: a word that the lexicon has as noun alone, behind article or number."""
        kinds = {occurrence.predicate.kind for occurrence in self.predicates_at(index)}
        return kinds == {"noun"} and index > 0 and self.tokens[index - 1].pos in ("DET", "NUM", "ADJ")

    def _marked_verb(self, index: int, voices: set[Voice]) -> bool:
        """Trust the form over the tagger where the form cannot be a noun, or a headline wants a verb."""
        marked = bool(self.pack.table("grammar").get("voice-is-marked"))
        if marked and voices & {Voice.ACTIVE, Voice.PASSIVE}:
            return True
        if not marked and voices and self._in_clause(index, voices):
            return True
        before = self.covering.get(index - 1)
        return bool(voices) and self.sentence.title and before is not None and index + 1 < len(self.tokens)

    def _in_clause(self, index: int, voices: set[Voice]) -> bool:
        """Tell whether the tree or a word before makes a verb of what is tagged noun or adjective."""
        before = self.word(index - 1)
        if before in self.pack.words("grammar", "infinitive"):
            return True
        if Voice.GERUND in voices and self._is_gerund(index, before):
            return True
        if self._stands_between(index):
            return True
        token = self.tokens[index]
        if token.dep not in CLAUSES or token.pos not in ("ADJ", "NOUN", "PROPN") or index == 0:
            return False
        mention = self.covering.get(index - 1)
        modified = self.tokens[index - 1].pos in ("DET", "ADJ", "ADP", "NUM", "VERB") or before in (
            "'s",
            "’s",
        )
        if modified or (
            mention is not None and mention.type in ("demonym", "pronoun") and token.pos == "NOUN"
        ):
            return False
        children = {t.dep for t in self.tokens if t.head == index}
        return bool(children & {"nsubj", "obj", "nsubj:pass"}) or self.word(index + 1) in self.pack.words(
            "grammar", "infinitive"
        )

    def _stands_between(self, index: int) -> bool:
        """*France and Lithuania back the plan*: between a name and an article stands nothing but a verb."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        articled = following is not None and following.pos == "DET"
        before = self.covering.get(index - 1)
        named = before is not None and before.type in ("name", "metonym") and before.end == index
        return named and articled and self.tokens[index].pos != "ADP"

    def _is_gerund(self, index: int, before: str) -> bool:
        """*accused Ecuador of bombing Peru*: an -ing form that governs the name behind it."""
        links = self.pack.words("grammar", "gerund-links") | self.pack.words("grammar", "gerund-adverbs")
        return index + 1 in self.covering and (
            index == 0 or before in links or self.tokens[index - 1].pos == "VERB"
        )

    def _is_time(self, index: int) -> bool:
        """*pekan lalu*: the tagger may see a verb in *lalu*."""
        return (
            index > 0
            and self.words[index] in self.functions.time_modifiers
            and self.words[index - 1] in self.functions.time_nouns
        )
