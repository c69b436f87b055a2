"""Contact sheets: labelled pictures in rows on dark paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scripts.gallery.schema import Sheet, Shown

_GAP_PX, _LABEL_PX, _TEXT_PX = 10, 26, 15
_PAPER, _INK = (24, 25, 29), (226, 226, 222)


def write_sheet(sheet: Sheet, folder: Path) -> Path:
    """Draw a sheet's pictures and write them as `folder/<file>.jpg`."""
    pictures = [(name, _fitted(sheet.draw(name), sheet.width_px)) for name in sheet.names]
    path = folder / f"{sheet.file}.jpg"
    laid_out(pictures, sheet.columns, sheet.width_px).save(
        path, quality=sheet.quality, optimize=True, progressive=True
    )
    return path


def laid_out(pictures: Sequence[tuple[str, Shown]], columns: int, width_px: int) -> Image.Image:
    """Pictures of one width in rows, each with its name below it."""
    rows = [pictures[start : start + columns] for start in range(0, len(pictures), columns)]
    tall = [max(picture.shape[0] for _, picture in row) + _LABEL_PX for row in rows]
    across = min(columns, len(pictures)) * (width_px + _GAP_PX) + _GAP_PX
    paper = Image.new("RGB", (across, sum(tall) + _GAP_PX * (len(rows) + 1)), _PAPER)
    pen = ImageDraw.Draw(paper)
    font = ImageFont.load_default(_TEXT_PX)
    top = _GAP_PX
    for row, height in zip(rows, tall, strict=True):
        for place, (name, picture) in enumerate(row):
            left = _GAP_PX + place * (width_px + _GAP_PX)
            paper.paste(Image.fromarray(picture), (left, top))
            pen.text((left + 1, top + picture.shape[0] + 4), name.replace("_", " "), _INK, font=font)
        top += height + _GAP_PX
    return paper


def _fitted(picture: Shown, width_px: int) -> Shown:
    height, width = picture.shape[:2]
    if width == width_px:
        return picture
    size = (width_px, max(1, round(height * width_px / width)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
