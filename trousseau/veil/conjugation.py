"""For the list of usual words: the written forms of a verb, so that none passes for a name."""

_ER = [
    "er",
    "e",
    "es",
    "ons",
    "ez",
    "ent",
    "ais",
    "ait",
    "ions",
    "iez",
    "aient",
    "é",
    "ée",
    "és",
    "ées",
    "ant",
    "erai",
    "eras",
    "era",
    "erons",
    "erez",
    "eront",
    "erais",
    "erait",
    "erions",
    "eriez",
    "eraient",
    "ai",
    "a",
    "èrent",
]
_IR = [
    "ir",
    "is",
    "it",
    "issons",
    "issez",
    "issent",
    "issais",
    "issait",
    "issions",
    "issiez",
    "issaient",
    "i",
    "ie",
    "ies",
    "issant",
    "irai",
    "iras",
    "ira",
    "irons",
    "irez",
    "iront",
    "irais",
    "irait",
    "iraient",
    "isse",
    "irent",
]
_RE = (
    "re s  ons ez ent ais ait ions iez aient u ue us ues ant rai ras ra rons rez ront rais rait "
    "raient e it irent"
)


def _softened(stem: str, ending: str) -> str:
    """Keep the sound of a stem in c or g before a or o (Académie: placer, manger)."""
    if ending[:1] in "aoâ" and ending:
        if stem.endswith("c"):
            return stem[:-1] + "ç" + ending
        if stem.endswith("g"):
            return stem + "e" + ending
    return stem + ending


def _mute_stem(stem: str) -> str:
    """Give the stem of appeler, acheter, répéter, payer before a mute e."""
    if stem.endswith(("ell", "ett")) or len(stem) < 3:
        return stem
    if stem[-1] == "y":
        return stem[:-1] + "i"
    if stem[-2] in "eé" and stem[-1] not in "aeiouyéèêrsx":
        doubled = stem[-1] in "lt" and stem[-2] == "e" and stem not in {"achet", "pel", "gel"}
        return stem + stem[-1] if doubled else stem[:-2] + "è" + stem[-1]
    return stem


def forms_of(verb: str) -> set[str]:
    """Give the usual forms of a regular verb; an unknown ending gives the word alone."""
    stem = verb[:-2]
    if verb.endswith("er"):
        mute = ("e", "es", "ent", *(e for e in _ER if e.startswith("er") and e != "er"))
        return {_softened(stem, e) for e in _ER} | {_mute_stem(stem) + e for e in mute}
    if verb.endswith("ir"):
        return {stem + ending for ending in _IR}
    if verb.endswith("re"):
        return {stem + ending for ending in _RE.split(" ")}
    return {verb}
