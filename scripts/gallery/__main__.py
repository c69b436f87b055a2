"""Writes docs/gallery: `python -m scripts.gallery [SECTION ...]` (or `make gallery` for all of it)."""

from __future__ import annotations

import sys
from pathlib import Path

import cv2

from scripts.gallery.page import all_sections, page
from scripts.gallery.sheets import write_sheet

FOLDER = Path(__file__).parents[2] / "docs" / "gallery"


def main() -> None:
    """Draw the sheets of the sections that the command line names (of all, if none), and the page."""
    cv2.setNumThreads(1)
    known = all_sections()
    wanted = sys.argv[1:] or list(known)
    if unknown := [name for name in wanted if name not in known]:
        sys.exit(f"There is no section {', '.join(unknown)}; there are {', '.join(known)}.")
    FOLDER.mkdir(exist_ok=True)
    for name in wanted:
        for sheet in known[name].sheets:
            path = write_sheet(sheet, FOLDER)
            sys.stderr.write(f"{path.name}: {len(sheet.names)} pictures, {path.stat().st_size // 1000} kB\n")
    (FOLDER / "README.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
