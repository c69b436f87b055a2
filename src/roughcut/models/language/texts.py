"""What every language model's client does with texts: asks for JSON in words, drops thoughts, finds names."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Sequence
from typing import Any

_THOUGHTS = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>\s*", re.DOTALL)
_UNOPENED = re.compile(r"\A[^<]*</think(?:ing)?>\s*", re.DOTALL)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]")


def schema_request(schema: dict[str, Any]) -> str:
    """The words that ask for a structured answer where the server has none."""
    return (
        "Answer with one JSON object and nothing else: no fence, no comment. It must keep this JSON schema:\n"
        + json.dumps(schema, ensure_ascii=False, sort_keys=True)
    )


def without_thoughts(text: str) -> str:
    """An answer without the thinking that some servers leave before it."""
    return _UNOPENED.sub("", _THOUGHTS.sub("", text, count=1), count=1)


def closest(name: str, known: Sequence[str], *, cutoff: float = 0.5) -> str:
    """The known name that is most like `name`; empty where none is."""
    near = difflib.get_close_matches(name, [each for each in known if each], n=1, cutoff=cutoff)
    return near[0] if near else ""


def token_estimate(text: str) -> int:
    """About how many tokens a text is, on the generous side: one a Chinese, Japanese or Korean character,
    one for three others."""
    wide = len(_HAN.findall(text))
    return wide + (len(text) - wide + 2) // 3
