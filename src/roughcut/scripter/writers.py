"""The script writers by name: one seam for the embedded writer and for those that call a model."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from roughcut.errors import OptionError
from roughcut.script.schema import Language, Script
from roughcut.scripter.grammar import write_script
from roughcut.scripter.schema import Dialogue

Writer = Callable[[Dialogue, int, Language | None], Script]


def _grammar(dialogue: Dialogue, seed: int, language: Language | None) -> Script:
    return write_script(dialogue, seed=seed, language=language)


WRITERS: dict[str, Writer] = {"grammar": _grammar}
"""A name and the function that writes a script from a dialogue, a seed and a language."""


def write(
    dialogue: Dialogue, writer: str = "grammar", *, seed: int = 0, language: Language | None = None
) -> Script:
    """Write a script with the writer of that name. Raises OptionError for a name that nobody has."""
    if writer not in WRITERS:
        close = difflib.get_close_matches(writer, WRITERS, n=1, cutoff=0.0)
        raise OptionError(f"There is no script writer {writer!r}; did you mean {close[0]!r}?")
    return WRITERS[writer](dialogue, seed, language)
