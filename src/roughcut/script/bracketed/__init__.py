"""The bracketed text form of a script: 【DIALOGUE】 and its sections, in English and Chinese.

Four ways of writing it are read (see `read`); the time-coded one is written (see `write`), so that
`read(write(script)).script == script`. In the written form a backslash makes the next mark plain text,
`<Name>` stands for a speaker exactly as spelt (`<>` for nobody), and `[5s-9s!]` for times meant as they are.
"""

from roughcut.script.bracketed.read import read
from roughcut.script.bracketed.write import write, write_shots

__all__ = ["read", "write", "write_shots"]
