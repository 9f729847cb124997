"""How Indonesian news is cut into words: the tokenizer that trained pipelines name.

Hyphenated words, reduplication and abbreviations stay whole; dashes, slashes between words, and the
hyphen between two names part. Clitics stay with their word, as the treebanks have them here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.lang.char_classes import ALPHA, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

TOKENIZER = "kg.indonesian_words.v1"
# Titles, degrees and company forms of Indonesian news that keep their full stop.
INDONESIAN_ABBREVIATIONS = """
    a.n. a.l. al. Alm. alm. Almh. AKBP. AKP. Bpk. bpk. Brigjen. Brig.Jen. Bripka. Bripda. Briptu. Co. cq. c.q.
    Corp. d.a. dkk. Dr. dr. Dra. drg. drh. Drs. dsb. dst. dll. dlsb. Gen. hal. Hj. Inc. Ir. Irjen. Iptu. Ipda.
    Jend. Jl. Jln. Jr. Kab. Kapt. Kav. Kec. Kel. Kol. Komjen. Kombes. Kompol. Letjen. Letkol. Lt. Ltd. LLC.
    Marsda. Marsdya. Mayjen. Mgr. Moh. Muh. Mr. Mrs. Ms. No. no. Nn. Ny. Pdt. Pemred. Pjs. Plt. Plh. Pol.
    Prof. Pte. Rp. Rs. Sdr. Sdri. Sekjen. Serda. Sertu. Sr. St. Tbk. tbk. Tgk. Tn. tgl. Ust. vs. Yth. yth.
    s.d. u.p. a.s. p.m. a.m.
"""
# Initials and chains of initials: "A.", "S.H.", "M.Si.", "U.S.", "Ph.D."; reduplication: "anak-anaknya".
INDONESIAN_WHOLE = (
    rf"(?:[{ALPHA_UPPER}]\.|(?:[{ALPHA_UPPER}][a-z]{{0,3}}\.)+[{ALPHA_UPPER}][a-z]{{0,3}}\."
    rf"|(?P<half>[{ALPHA}]{{2,}})-(?i:(?P=half))[{ALPHA}]{{0,4}})\Z"
)
INDONESIAN_INFIXES = [
    *LIST_ELLIPSES,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}{CONCAT_QUOTES}])[;:<>=](?=[{ALPHA}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]{{2}})/(?=[{ALPHA}]{{2}})",
    r"(?:–|—|--+)",
    # "Indonesia-China" is two names, "PDI-P", "Al-Aqsa" and "non-Muslim" are one word
    rf"(?<=[{ALPHA_UPPER}][{ALPHA}])(?<!\b[Aa]l)(?<!\b[Ee]l)(?<!\b[Aa][nrstd])-(?=[{ALPHA_UPPER}][{ALPHA}])",
    rf"(?<=[{ALPHA}]{{3}})(?<!\b[Nn]on)(?<!\b[Pp]ro)(?<!\b[Pp]asca)(?<!\b[Aa]nti)-(?=[{ALPHA_UPPER}][{ALPHA}])",
    # ranges of numbers and years
    r"(?<=[0-9])-(?=[0-9])",
    r"(?<=[a-z])[.!?](?=[\"”“][A-Z])",
]
EXTRA_SUFFIXES = [r"–", r"—", r"--+", r"-"]
EXTRA_PREFIXES = [r"–", r"—", r"--+", r"-(?=[A-Za-z])"]


def indonesian_words(nlp: Language) -> Tokenizer:
    """Make the tokenizer for `nlp`. spaCy's own has 16,000 exceptions, which take a second to load."""
    suffixes = [*(nlp.Defaults.suffixes or []), *EXTRA_SUFFIXES]
    prefixes = [*(nlp.Defaults.prefixes or []), *EXTRA_PREFIXES]
    return Tokenizer(
        nlp.vocab,
        rules={word: [{"ORTH": word}] for word in INDONESIAN_ABBREVIATIONS.split()},
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(INDONESIAN_INFIXES).finditer,
        token_match=re.compile(INDONESIAN_WHOLE).match,
        url_match=nlp.Defaults.url_match,
    )


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def indonesian_tokenizer() -> Callable[[Language], Tokenizer]:
    """Register `indonesian_words` for `[nlp.tokenizer]` of a configuration."""
    return indonesian_words
