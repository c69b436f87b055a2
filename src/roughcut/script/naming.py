"""Names: who of the cast a name stands for, and where a text mentions them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

CJK = "㐀-䶿一-鿿豈-﫿぀-ヿ가-힣"
_TOKEN = re.compile(rf"[^\W{CJK}]+|[^\s]")
_IS_CJK = re.compile(rf"[{CJK}]")
_ASIDE = re.compile(r"(?<!\s)\s*+[(（][^()（）]*[)）]\s*+$")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HONORIFICS = {
    "mr": "m",
    "mister": "m",
    "sir": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "madam": "f",
    "mx": "",
}
_ROLES = _set(
    """doctor dr professor prof officer detective captain capt sergeant inspector agent nurse teacher coach
    judge chief king queen prince princess lord lady uncle aunt auntie grandma grandpa father brother
    sister mother president"""
)
# Words of a name that point at nobody when they stand alone.
_EMPTY_WORDS = _set(
    """the a an of and or de da di van von der den la le el old young little big tall small new first second
    third one two three other another older younger dark white black red blue green good bad"""
)
# Names that are also everyday words: a mention needs its capital letter.
_WORD_NAMES = _set(
    """will may mark grace hope faith joy rose bill art pat rob sue drew dawn summer autumn april june august
    ivy lily olive daisy violet ruby pearl amber crystal guy frank grant chase hunter jack gene dean max miles
    penny sky star storm sunny river rain angel dot van i it in on so no do go an as he she we you they"""
)
_SUFFIXES = _set("san kun chan sama sensei senpai")
_COMPOUND_SURNAMES = _set(
    "欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 端木 南宫 夏侯 独孤 轩辕"
)
_CHINESE_TITLES = sorted(
    _set(
        """先生 女士 小姐 太太 夫人 老师 医生 警官 教授 经理 师傅 同学 阿姨 叔叔 奶奶 爷爷 大叔 大妈 大爷
        哥哥 姐姐 弟弟 妹妹 总 哥 姐 叔 姨 伯 婶"""
    )
)


def resolve(name: str, cast_names: Sequence[str]) -> str | None:
    """The name of the cast that `name` stands for; None when it fits nobody, or more than one.

    Full names win over parts; case, titles (`Mr.`, `先生`), possessives and asides (`(V.O.)`) do not count.
    """
    return index_of(tuple(cast_names)).resolve(name)


def mentions(text: str, cast_names: Sequence[str]) -> list[tuple[int, str]]:
    """Every mention of the cast in `text` as (position, cast name), left to right.

    A mention is a full name, or a part of one that belongs to nobody else; whole words in alphabetic
    scripts, any place in Chinese.
    """
    return [(start, owner) for start, _, owner in index_of(tuple(cast_names)).spans(text)]


@dataclass
class _Node:
    """A step in the tree of tokens; `owners` says who is meant where a name ends here."""

    next: dict[str, _Node] = field(default_factory=dict)
    owner: str | None = None
    needs_capital: bool = False


class NameIndex:
    """The cast, prepared for many look-ups: time is linear in the text, whatever the size of the cast."""

    def __init__(self, cast_names: Sequence[str]) -> None:
        self.longest = max(map(len, cast_names), default=0)
        self._exact = {name: name for name in cast_names}
        self._full = _unambiguous((_plain(name), name) for name in cast_names)
        self._gender = {name: _gender(_plain(name)) for name in cast_names}
        self._called = _owners((part, name) for name in cast_names for part in _ways_to_call(name))
        self._root = self._tree(cast_names)
        self._hints = _hints(self._root)

    def resolve(self, name: str) -> str | None:
        """See `resolve`."""
        if name in self._exact:
            return name
        plain = _plain(name)
        if not plain:
            return None
        if plain in self._full:
            return self._full[plain]
        bare = _untitle(plain)
        if bare in self._full:
            return self._full[bare]
        for key in (bare, _sorted_words(bare), plain, *_chinese_keys(plain)):
            owners = [owner for owner in self._called.get(key, ()) if self._agrees(plain, owner)]
            if owners:
                return owners[0] if len(owners) == 1 else None
        return None

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Every mention as (start, end, cast name), longest name first at each place, never overlapping."""
        if self._hints and not self._hints.search(text):
            return []
        tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
        found: list[tuple[int, int, str]] = []
        index = 0
        while index < len(tokens):
            owner, count = self._match(text, tokens, index)
            if owner is not None:
                found.append((tokens[index][0], tokens[index + count - 1][1], owner))
            index += max(1, count)
        return found

    def _match(self, text: str, tokens: list[tuple[int, int]], index: int) -> tuple[str | None, int]:
        node, best, length = self._root, None, 0
        start = tokens[index][0]
        for place in range(index, len(tokens)):
            token_start, token_end = tokens[place]
            following = node.next.get(text[token_start:token_end].casefold())
            if following is None:
                break
            node = following
            capital = not node.needs_capital or not text[start].islower()
            if node.owner is not None and capital and _ends_here(text, token_end):
                best, length = node.owner, place - index + 1
        return best, length

    def _agrees(self, plain: str, owner: str) -> bool:
        """`Mr. Smith` is not `Mrs. Smith`."""
        return not {_gender(plain), self._gender[owner]} >= {"m", "f"}

    def _tree(self, cast_names: Sequence[str]) -> _Node:
        root = _Node()
        for part, owners in self._called.items():
            if len(owners) > 1:
                continue
            if not _IS_CJK.match(part):
                _plant(root, part, owners[0], needs_capital=part not in _ROLES)
            elif len(part) > 1:
                _plant(root, part, owners[0], needs_capital=False)
            else:  # a lone character is no mention, but a surname with a title is
                for called in ("老" + part, "小" + part, *(part + title for title in _CHINESE_TITLES)):
                    _plant(root, called, owners[0], needs_capital=False)
        for name in cast_names:
            if self._full.get(_plain(name), name) is not None:
                _plant(root, name, name, needs_capital=_is_everyday(name))
        return root


@lru_cache(maxsize=64)
def index_of(cast_names: tuple[str, ...]) -> NameIndex:
    """The prepared form of a cast; kept, because readers ask for the same cast shot after shot."""
    return NameIndex(cast_names)


def _is_everyday(name: str) -> bool:
    """True for a name that is also a word or a letter of every text; `x` is none, `a` and `X` are."""
    return _plain(name) in _WORD_NAMES or (len(name) == 1 and (not name.islower() or name in "aio"))


def _hints(root: _Node) -> re.Pattern[str] | None:
    """Finds quickly that a text names nobody; None for a cast too large or too odd for that."""
    firsts = list(root.next)
    if not 0 < len(firsts) <= 60 or not all(first.isascii() for first in firsts):
        return None
    return re.compile("|".join(re.escape(first) for first in firsts), re.IGNORECASE)


def _plant(root: _Node, name: str, owner: str, *, needs_capital: bool) -> None:
    node = root
    for match in _TOKEN.finditer(name):
        node = node.next.setdefault(match.group().casefold(), _Node())
    if node is not root:
        node.owner, node.needs_capital = owner, needs_capital and name[:1].lower() != name[:1].upper()


def _ends_here(text: str, end: int) -> bool:
    """A hyphen continues an alphabetic name (`Anne-Marie`), unless it brings an honorific (`Anri-san`)."""
    if text[end : end + 1] != "-" or not text[end + 1 : end + 2].isalnum():
        return True
    tail = _TOKEN.match(text, end + 1)
    return tail is not None and tail.group().casefold() in _SUFFIXES


def _owners(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Each key with everyone it may stand for."""
    found: dict[str, dict[str, None]] = {}
    for key, name in pairs:
        if key:
            found.setdefault(key, {})[name] = None
    return {key: list(names) for key, names in found.items()}


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Each key with the one name it stands for; None where it stands for more."""
    return {key: names[0] if len(names) == 1 else None for key, names in _owners(pairs).items()}


def _plain(name: str) -> str:
    """A name without case, spare blanks, markdown stars, asides and possessive."""
    bare = _ASIDE.sub("", name).strip().strip("*_#:： ").strip()
    return " ".join((_POSSESSIVE.sub("", bare) or bare).casefold().split())


def _words_of(plain: str) -> list[str]:
    return [word.strip(".,") for word in re.split(r"[\s·•・]+", plain) if word.strip(".,")]


def _untitle(plain: str) -> str:
    words = _words_of(plain)
    while len(words) > 1 and (words[0] in _HONORIFICS or words[0] in _ROLES or words[0] == "the"):
        words = words[1:]
    bare = " ".join(words) or plain
    head, _, suffix = bare.rpartition("-")
    return head if head and suffix in _SUFFIXES else bare


def _sorted_words(plain: str) -> str:
    """Family name first or last: the same words name the same person."""
    return " ".join(sorted(_words_of(_untitle(_plain(plain)))))


def _gender(plain: str) -> str:
    words = _words_of(plain)
    return _HONORIFICS.get(words[0], "") if words else ""


def _ways_to_call(name: str) -> list[str]:
    """How people call someone: the name without its title, its words, the given name of a Chinese one."""
    plain = _plain(name)
    words = _words_of(plain)
    parts = [word for word in words if len(words) > 1 and word not in _EMPTY_WORDS]
    parts = [word for word in parts if word not in _HONORIFICS and (len(word) > 1 or _IS_CJK.match(word))]
    given = given_name(plain)
    if given != plain:
        parts += [given, plain.removesuffix(given)]
    return [_untitle(plain), _sorted_words(name), *(part for part in parts if not part.isdigit())]


def given_name(name: str) -> str:
    """A Chinese name of two to four characters without its surname; any other name as it is."""
    if not 2 <= len(name) <= 4 or not all(_IS_CJK.match(c) for c in name):
        return name
    return name[2 if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1 :]


def _chinese_keys(plain: str) -> list[str]:
    """`老王`, `小王`, `王先生` and `明哥` point at the surname or the given name that they hold."""
    keys = [plain[1:]] if plain[:1] in tuple("老小阿") and len(plain) > 1 else []
    keys += [plain[: -len(title)] for title in _CHINESE_TITLES if plain.endswith(title) and plain != title]
    return [key for key in keys if key]
