"""What a worker does of a storyboard, so that it is drawn beside the cut and the review."""

from __future__ import annotations

from pathlib import Path

from roughcut.film.schema import Panel
from roughcut.script.schema import Language


def draw_board(file: Path, panels: list[Panel], title: str, language: Language) -> None:
    """A worker's job: write the page with a panel for every shot."""
    from roughcut.film.storyboard import write_storyboard

    write_storyboard(file, panels, title=title, language=language)
