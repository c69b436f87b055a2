"""The grammar writer: a dialogue becomes a shooting script by the rules of film craft."""

from roughcut.scripter.grammar.writer import write_script

__all__ = ["write_script"]
