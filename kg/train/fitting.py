"""Fit a tree's words to those of a tokenizer, so that training sees what reading will see."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language

from kg.train.trees import TreeToken

Cut = tuple[int, int]


def text_of(tokens: list[TreeToken]) -> str:
    """Give the sentence as written."""
    return "".join(token.form + (" " if token.space else "") for token in tokens).rstrip()


def fit(tokens: list[TreeToken], nlp: Language) -> list[TreeToken]:
    """Merge and split the words of `tokens` where the tokenizer of `nlp` cuts differently.

    A merged word takes the relation of the part that hangs outside; parts of a split word hang flat
    from the first part.
    """
    text = text_of(tokens)
    wanted = [(word.idx, word.idx + len(word)) for word in nlp.make_doc(text) if not word.is_space]
    given = _cuts(tokens)
    if wanted == given:
        return tokens
    rebuilt = _rebuilt(tokens, given, wanted, text)
    return rebuilt if is_tree(rebuilt) else tokens


def is_tree(tokens: list[TreeToken]) -> bool:
    """Say whether the heads form one tree: one root, reached from every word."""
    if sum(token.head == index for index, token in enumerate(tokens)) != 1:
        return False
    for start in range(len(tokens)):
        index, steps = start, 0
        while tokens[index].head != index and steps <= len(tokens):
            index, steps = tokens[index].head, steps + 1
        if steps > len(tokens):
            return False
    return True


def _cuts(tokens: list[TreeToken]) -> list[Cut]:
    cuts, position = [], 0
    for token in tokens:
        cuts.append((position, position + len(token.form)))
        position += len(token.form) + token.space
    return cuts


def _rebuilt(tokens: list[TreeToken], given: list[Cut], wanted: list[Cut], text: str) -> list[TreeToken]:
    owners = _owners(tokens, given, wanted)
    place: dict[int, int] = {}
    for new, old in enumerate(owners):
        place.setdefault(old, new)
    rebuilt = []
    for new, (cut, old) in enumerate(zip(wanted, owners, strict=True)):
        token, form = tokens[old], text[cut[0] : cut[1]]
        space = text[cut[1] : cut[1] + 1] == " "
        if place[old] != new:
            mark = not any(letter.isalnum() for letter in form)
            rebuilt.append(
                TreeToken(
                    form=form,
                    space=space,
                    lemma=form,
                    pos="PUNCT" if mark else token.pos,
                    morph="" if mark else token.morph,
                    head=place[old],
                    relation="punct" if mark else "flat",
                )
            )
            continue
        head = _outer_head(tokens, given, old, wanted, place)
        head = new if head is None else head
        lemma = token.lemma if form == token.form else ""
        relation = "ROOT" if head == new else token.relation
        relation = "dep" if relation == "ROOT" and head != new else relation
        rebuilt.append(replace(token, form=form, space=space, lemma=lemma, head=head, relation=relation))
    return rebuilt


def _owners(tokens: list[TreeToken], given: list[Cut], wanted: list[Cut]) -> list[int]:
    """For each wanted word the old word whose annotation it takes."""
    owners = []
    for start, end in wanted:
        inside = [old for old, cut in enumerate(given) if cut[0] < end and cut[1] > start]
        outward = [old for old in inside if tokens[old].head not in inside or tokens[old].head == old]
        lexical = [old for old in outward if tokens[old].relation != "punct"]
        owners.append((lexical or outward or inside)[0])
    return owners


def _outer_head(
    tokens: list[TreeToken], given: list[Cut], old: int, wanted: list[Cut], place: dict[int, int]
) -> int | None:
    """Give the new index of the head of `old`, None for a root."""
    head = tokens[old].head
    if head == old:
        return None
    if head in place:
        return place[head] if place[head] != place[old] else None
    middle = given[head]
    for new, (start, end) in enumerate(wanted):
        if start <= middle[0] < end:
            return new if new != place[old] else None
    return None
