"""Lays frames of a film side by side: `python scripts/contact_sheet.py FILM PICTURE [COLUMNSxROWS]`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from roughcut.film.media import frames, probe

_WIDTH_PX = 400


def contact_sheet(film: Path, columns: int, rows: int) -> Image.Image:
    """Frames from the middle of equal parts of the film, left to right and top to bottom."""
    info = probe(film)
    count = columns * rows
    wanted = {(2 * k + 1) * info.frame_count // (2 * count) for k in range(count)}
    height = _WIDTH_PX * info.height_px // info.width_px
    sheet = Image.new("RGB", (columns * _WIDTH_PX, rows * height))
    chosen = (frame for index, frame in enumerate(frames(film, width_px=_WIDTH_PX)) if index in wanted)
    for place, frame in enumerate(chosen):
        picture = Image.fromarray(frame).resize((_WIDTH_PX, height))
        sheet.paste(picture, (place % columns * _WIDTH_PX, place // columns * height))
    return sheet


def main() -> None:
    """Write the picture that the command line names."""
    film, picture, shape = Path(sys.argv[1]), Path(sys.argv[2]), (*sys.argv[3:], "4x2")[0]
    columns, rows = map(int, shape.split("x"))
    contact_sheet(film, columns, rows).save(picture, quality=85, optimize=True)


if __name__ == "__main__":
    main()
