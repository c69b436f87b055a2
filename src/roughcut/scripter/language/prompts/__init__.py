"""The prompts: readable files with a version each, and how their blanks are filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BLANK = re.compile(r"\{\{(\w+)\}\}")
_FILE = re.compile(r"\Aversion: (\S+)\n(?:\n# system\n\n(.*?)\n)?\n# user\n\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class Prompt:
    """A prompt: its version (`write/1`), the system message (empty: none) and the user's, with blanks."""

    version: str
    system: str
    user: str

    def filled(self, **values: object) -> tuple[str, str]:
        """System and user message with every `{{blank}}` filled in. What is filled in is not looked at
        again. Raises KeyError for a blank without a value."""

        def fill(text: str) -> str:
            return _BLANK.sub(lambda blank: str(values[blank[1]]), text).strip()

        return fill(self.system), fill(self.user)


@cache
def prompt(name: str) -> Prompt:
    """The prompt of a file of this folder, by its name without `.md`."""
    text = files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8")
    match = _FILE.match(text)
    assert match, f"{name}.md has no version or no user message"
    return Prompt(match[1], (match[2] or "").strip(), match[3].strip())
