"""Finds a password in whatever words it is given: 「密碼改成 …」, "my password is sunflower", a passphrase in quotes. Pure.

What is merely likely counts too; but a sentence about passwords without one has to stay readable, so that its question is answered.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.runtime.lazy_pattern import TextSpan
from bot.secret_detection.everyday_words import counted, masked_name, ordinary_chinese, ordinary_token, ordinary_word
from bot.secret_detection.password_wording import (
    ACCOUNT_NAME,
    AFTER_IT,
    ALSO_A_PASSWORD,
    ANSWERS,
    BARE_PAIR,
    BEGINS_A_PHRASE,
    BEGINS_A_REMARK,
    CALLED,
    CAPITALS_AND_NUMBERS,
    CHANGING,
    CHINESE,
    CHINESE_ENDS,
    CHINESE_WITH_NUMBER,
    CHOSEN,
    CLOSE,
    DIGITS,
    DONE_BY_SOMEBODY,
    ENGLISH_ENDS,
    ERROR_NUMBER,
    FIRM_LINK,
    GIVES,
    GOES_ON,
    HERE,
    INTRODUCED,
    IS,
    JUDGED,
    LISTED,
    LONG_TOKEN,
    LOOSE_LINK,
    MORE_WORDS,
    NAMED,
    OF_AN_ACCOUNT,
    OF_BOTH,
    OF_SOMEBODYS_OWN,
    OF_WHOM,
    OR,
    OWN_NUMBER,
    PAIR,
    PAIRED,
    PARTED,
    PARTED_AGAIN,
    PHRASE_BEFORE,
    PHRASE_ENDS,
    POSSESSED,
    QUOTED,
    SAID,
    SAID_BY_A_SCREEN,
    SET_TO,
    SHORT_NAMES,
    STOP,
    STRONG,
    TO,
    TOKEN,
    TRIES,
    USED_AS_ONE,
    WITHIN_WORDS,
    WORDS_AND_NUMBER,
    WORDS_BEFORE_HAN,
)  # fmt: skip

_DENIED: Final = re.compile(r"(?:不是|並非|\bnot (?:a|the|my|any) )$", re.IGNORECASE)


def password_spans(text: str) -> list[TextSpan]:
    """The places of what is told as a password; they may overlap. The text is in NFKC."""
    spans: list[TextSpan] = []
    spoken_of = False
    for named in NAMED.finditer(text):
        spoken_of = True
        if _DENIED.search(text[max(0, named.start() - 8) : named.start()]):
            continue  # "It is not a password, it is the scanner's account": what follows is what it is instead.
        spans += _told_after(text, named.end(), named.group().casefold())
    for token in TOKEN.finditer(text):
        # A plain word is a password only if the text mentions one.
        if spoken_of or not token.group().isalpha() or _humped(token.group()):
            spans += _by_itself(text, token, spoken_of)
    if not spoken_of:
        return [*spans, *_pairs(text)]
    for quoted in QUOTED.finditer(text):
        group = next(number for number in range(1, 9) if quoted[number] is not None)
        judged = JUDGED.match(text, quoted.end(), quoted.end() + 30) and NAMED.search(text, quoted.end(), quoted.end() + 40)
        if (judged or AFTER_IT.match(text, quoted.end(), quoted.end() + 60)) and not _is_sentence(quoted[group]):
            spans.append(quoted.span(group))
    for used in USED_AS_ONE.finditer(text):
        role = "used" if used["used"] else "named"
        if not ordinary_chinese(used[role]) and not ordinary_token(used[role]):
            spans.append(used.span(role))
    return [*spans, *_pairs(text)]


def _pairs(text: str) -> Iterator[TextSpan]:
    """An account with its password: "login: chenyj / sakura2024"."""
    for paired in (*PAIRED.finditer(text), *BARE_PAIR.finditer(text)):
        listed = LISTED.match(paired.group()) and not ordinary_word(paired["secret"]) and not ordinary_word(paired["who"])
        if (_mixed(paired["secret"]) or listed) and not ordinary_token(paired["secret"]):
            yield _trimmed(text, *paired.span("secret"))


def candidate_span(text: str) -> TextSpan | None:
    """A password that somebody tries out in answer to the rules for passwords (C33); None for words that answer something else."""
    tried = TRIES.fullmatch(text[:120]) if len(text) <= 100 else None
    if tried is None:
        return None
    value = tried["value"]
    bare, words = value.strip(".,;:?\"'"), value.split()
    if len(bare) < 4 or (ordinary_token(bare) and not bare.isdecimal()) or bare.casefold() in ANSWERS:
        return None
    if any(letter > "\u2e7f" for letter in bare):
        fits = CHINESE_WITH_NUMBER.search(bare) is not None and " " not in bare and not ordinary_chinese(bare)
    elif len(words) > 1:
        numbers = list(DIGITS.finditer(value))
        fits = (
            len(words) <= 6 and not ordinary_word(words[0]) and bool(numbers) and not any(counted(text, tried.start("value") + number.end()) for number in numbers)
        )
    else:
        word = bare.isalpha() and len(bare) >= 6 and not ordinary_word(bare, beside=True)
        fits = 6 <= len(bare) <= 12 if bare.isdecimal() else _mixed(bare) or _humped(bare) or word
    return _trimmed(text, *tried.span("value")) if fits else None


def _told_after(text: str, at: int, name: str, whose: bool = False) -> Iterator[TextSpan]:
    """What is told after the word for a password that ends here; `whose`: it was said whose it is."""
    firmly = FIRM_LINK.match(text, at, at + 60)
    if firmly is not None and (not TO.search(firmly.group()) or CHANGING.search(text[max(0, at - 40) : at])):
        begin = _without_spaces(text, firmly.end())
        if name in OF_BOTH and PAIR.match(text, begin, begin + 110):
            return
        # "my login is yjchen" names an account.
        if name == "login" and ACCOUNT_NAME.match(text, begin, begin + 40):
            return
        labelled = firmly.group().rstrip()[-1:] in ":：=＝>→⇒"
        found = _quoted_at(text, begin) or (_phrase(text, begin) if "phrase" in name else _firm_value(text, begin, labelled)) or _own_number(text, begin)
        if found is not None:
            yield found
            yield from _alternatives(text, found[1])
            return
    found = _quoted_at(text, _without_spaces(text, at))
    if found is not None:
        # "my portal login (pnair)" names an account.
        if name != "login" or not text[found[0] : found[1]].isalpha():
            yield found
        return
    if HERE.search(text[max(0, at - 40) : at]) and (found := _firm_value(text, _without_spaces(text, at), True)) is not None:
        yield found
        return
    owner = None if whose else OF_WHOM.match(text, at, at + 60)
    if owner is not None:
        yield from _told_after(text, owner.end(), name, whose=True)
        return
    loosely = LOOSE_LINK.match(text, at, at + 40)
    begin = _without_spaces(text, at if loosely is None else loosely.end())
    found = _quoted_at(text, begin) or (_chinese_value(text, begin) if "語" in name else _loose_value(text, begin, name, text[at:begin]))
    if found is not None:
        yield found
        yield from _alternatives(text, found[1])
        return
    if name in OF_BOTH:
        return
    rest = text[at : at + 100]
    if (own := POSSESSED.search(rest)) is not None and not ordinary_word(own["secret"]):
        yield _trimmed(text, at + own.start("secret"), at + own.end("secret"))
    yield from _marked_within(text, at)


def _quoted_at(text: str, begin: int) -> TextSpan | None:
    quoted = QUOTED.match(text, begin)
    if quoted is None:
        return None
    group = next(number for number in range(1, 9) if quoted[number] is not None)
    return None if _is_sentence(quoted[group]) else quoted.span(group)


def _is_sentence(value: str) -> bool:
    """Whether a quotation is a message from a screen rather than a password."""
    if SAID_BY_A_SCREEN.search(value):
        return True
    if value[0] > "\u2e7f":
        return ordinary_chinese(value) and not re.search(r"\d{3}", value)
    words = value.split()
    if any(_mixed(word) for word in words):
        return False
    # There may be nothing but spaces between the marks: that is no secret.
    return not words or words[0].casefold() in BEGINS_A_REMARK or all(ordinary_word(word, beside=True) for word in words)


def _phrase(text: str, begin: int) -> TextSpan | None:
    """A passphrase: all of it up to the next mark."""
    if text[begin : begin + 1] > "\u2e7f":
        return _chinese_value(text, begin)
    first = TOKEN.match(text, begin)
    stop = PHRASE_ENDS.search(text, begin, begin + 80)
    begins = first is not None and (not ordinary_word(first.group()) or BEGINS_A_PHRASE.match(text, begin) is not None)
    return None if not begins else _trimmed(text, begin, stop.start() if stop is not None else min(len(text), begin + 80))


def _own_number(text: str, begin: int) -> TextSpan | None:
    """「是我生日19900412」: a long number further on, or any with a word of somebody's own before it."""
    found = OWN_NUMBER.match(text, begin, begin + 40)
    if found is None or counted(text, found.end()):
        return None
    own = len(found["number"]) >= 6 or OF_SOMEBODYS_OWN.search(found["before"]) is not None
    return found.span("number") if own or (len(found["before"]) <= 4 and CLOSE.search(found["before"]) is None) else None


def _firm_value(text: str, begin: int, labelled: bool) -> TextSpan | None:
    """The value after "is", "=" or 改成: a word that is not said of passwords, several of them, or Chinese that does not go on with the sentence."""
    token = TOKEN.match(text, begin)
    if token is None:
        return _chinese_value(text, begin)
    first = token.group()
    bare = first.strip(".,;:!?")
    number = DIGITS.match(first)
    if number is not None and len(number.group()) <= 3 and (bare == number.group() or counted(text, begin + number.end())):
        return None
    if bare.isdecimal() and counted(text, token.end()):
        return None
    # After "is" even something shaped like an account is a password: nobody introduces an account with 「密碼是wn0412」.
    if ordinary_token(first) and not ALSO_A_PASSWORD.fullmatch(bare) and not masked_name(first):
        return None
    if not _mixed(first) and (ordinary_word(first, beside=labelled, endings=not labelled) or (bare.endswith("ly") and MORE_WORDS.match(text, token.end()))):
        return None
    if len(bare.strip("\"'")) < 3:
        return None
    if not _mixed(first) and bare.isalpha() and text[begin - 1 : begin] != "=":
        ends = ENGLISH_ENDS.search(text, begin, begin + 60)
        end = ends.start() if ends is not None else min(len(text), begin + 60)
        return _trimmed(text, begin, max(end, begin + len(first.rstrip(".,;:!?"))))
    more = CAPITALS_AND_NUMBERS.match(text, token.end(), token.end() + 40)
    return _trimmed(text, begin, token.end() if more is None or counted(text, more.end()) else more.end())


def _chinese_value(text: str, begin: int) -> TextSpan | None:
    value = CHINESE.match(text, begin)
    if value is None or ordinary_chinese(value.group()) or DONE_BY_SOMEBODY.search(value.group()) or GIVES.search(value.group()):
        return None
    ends = CHINESE_ENDS.search(text, begin + 2, value.end())
    end = ends.start() if ends is not None else value.end()
    return (begin, end) if end - begin >= 2 and not ordinary_chinese(text[begin:end]) else None


def _loose_value(text: str, begin: int, name: str, between: str) -> TextSpan | None:
    """The value directly beside the word: more than a word or a count, or, beside a short label, a word that nobody says of passwords."""
    token = TOKEN.match(text, begin)
    if token is None:
        return None
    words = WORDS_AND_NUMBER.match(text, begin)
    if words is not None and not ordinary_word(words.group().split()[0], beside=True) and not counted(text, words.end()):
        return words.span()
    whole = token.group()
    bare = whole.strip(".,;:?!\"'")
    number = DIGITS.match(bare)
    if number is not None and (counted(text, begin + number.end()) or len(bare) < 3):
        return None
    if bare.isdecimal():
        return _trimmed(text, *token.span()) if 4 <= len(bare) <= 12 and not CALLED.search(between[-3:]) and not ERROR_NUMBER.fullmatch(bare) else None
    if len(bare) < 4 or ordinary_token(whole):
        return None
    if name in OF_BOTH:
        return None
    if _mixed(whole):
        return _trimmed(text, *token.span())
    if ordinary_word(bare, beside=True) or not bare.translate(WITHIN_WORDS).isalpha():
        return None
    if _humped(bare):
        return _trimmed(text, *token.span())
    several = WORDS_BEFORE_HAN.match(text, begin)
    if several is not None and name > "\u2e7f" and not any(ordinary_word(part, beside=True) for part in several.group().split()):
        return several.span()
    end = begin + len(whole.rstrip(".,;:?!\"'"))
    apart = PARTED.fullmatch(between) is not None and PARTED_AGAIN.match(text, end) is not None
    close = "," not in between and (name in SHORT_NAMES or name > "\u2e7f" or INTRODUCED.search(text[:begin].rstrip()[-40:]) is not None)
    if apart or (close and (bare.islower() or len(bare) >= 6) and GOES_ON.match(text, end) is not None):
        return _trimmed(text, *token.span())
    return None


def _alternatives(text: str, end: int) -> Iterator[TextSpan]:
    """「Tiger1 或 Tiger2」, "from A to B": what stands beside a value in the same role."""
    more = OR.match(text, end, end + 80)
    if more is not None and not ordinary_token(more["secret"]) and (_mixed(more["secret"]) or ("一個是" in more.group() and not ordinary_word(more["secret"]))):
        yield _trimmed(text, *more.span("secret"))


def _marked_within(text: str, at: int) -> Iterator[TextSpan]:
    """Further on in the same clause: what looks like a password although no link leads to it, and long numbers that count nothing."""
    end = at + 60
    stop = STOP.search(text, at, end)
    for token in LONG_TOKEN.finditer(text, at, stop.start() if stop is not None and stop.group() != "!" else end):
        if _mixed(token.group()) and not ordinary_token(token.group()) and _letters_and_more(token.group()):
            yield _trimmed(text, *token.span())


def _by_itself(text: str, token: re.Match[str], spoken_of: bool) -> Iterator[TextSpan]:
    """A token that is a password by its looks and by what follows it or the verb before it. `spoken_of`: passwords are named somewhere in the text."""
    whole = token.group()
    bare = whole.strip(".,;:?\"'")
    if len(bare) < 4:
        return
    follows = AFTER_IT.match(text, token.end(), token.end() + 60) if spoken_of else None
    if follows is not None and not CLOSE.search(follows.group()) and not (_letters_and_more(bare) and _kinds(bare) >= 3 and any(map(str.isdigit, bare))):
        follows = None
    if follows is not None and not ordinary_token(whole) and (_mixed(whole) or (len(bare) >= 5 and not ordinary_word(bare, beside=True, endings=False))):
        yield _trimmed(text, _begin_of_phrase(text, token.start()) if IS.match(follows.group()) else token.start(), token.end())
        return
    if not (_letters_and_more(bare) or _hard(bare) or _humped(bare)) or ordinary_token(whole):
        return
    before = text[max(0, token.start() - 24) : token.start()]
    if OF_AN_ACCOUNT.search(before):
        return
    judged = JUDGED.match(text, token.end(), token.end() + 30) is not None
    chosen = CHOSEN.search(before) is not None and (_hard(bare) or (_humped(bare) and SET_TO.search(before) is not None))
    looks_like_one = any(map(str.isdigit, bare)) and (_hard(bare) if spoken_of else (_kinds(bare) >= 3 and len(bare) >= 6))
    if judged or chosen or (looks_like_one and SAID.search(before) is not None):
        yield _trimmed(text, *token.span())


def _begin_of_phrase(text: str, begin: int) -> int:
    """The start of a phrase whose last word this is: "open sesame is my password"."""
    words = PHRASE_BEFORE.search(text[max(0, begin - 64) : begin])
    return begin if words is None else begin - len(words["words"])


def _mixed(token: str) -> bool:
    """Whether a token is more than a word: it contains a digit or a strong symbol."""
    bare = token.strip(".,;:?\"'")
    return any(letter.isdigit() for letter in bare) or any(letter in STRONG for letter in (bare if bare.endswith("!!") else bare.rstrip("!")))


def _letters_and_more(token: str) -> bool:
    letters = sum(letter.isalpha() for letter in token)
    return letters >= 3 and len(token) >= 6 and _mixed(token)


def _hard(token: str) -> bool:
    """Whether nobody types this token except as a password."""
    digits = any(character.isdigit() for character in token)
    return len(token) >= 6 and (_kinds(token) >= 3 or (digits and _kinds(token) == 2 and len(token) >= 7 and not any(character in ".-_" for character in token)))


def _humped(token: str) -> bool:
    """Whether a long word has a capital inside (`ILoveTaipei`)."""
    return len(token) >= 8 and token.isalpha() and any(first.islower() and second.isupper() for first, second in pairwise(token))


def _kinds(token: str) -> int:
    """The number of kinds of characters: lower case, capitals, digits, strong symbols."""
    return sum((any(map(str.islower, token)), any(map(str.isupper, token)), any(map(str.isdigit, token)), any(character in STRONG for character in token)))


def _without_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u3000,，":
        at += 1
    return at


def _trimmed(text: str, begin: int, end: int) -> TextSpan:
    """Without the marks of the sentence at its end; a closing ! stays, since it may belong to it."""
    while end > begin + 1 and text[end - 1] in " .,;:?)]}\"'":
        end -= 1
    while begin < end - 1 and text[begin] in "\"'([{":
        begin += 1
    return begin, end
