"""The gallery: complete by its page, and a sheet holds what it names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from scripts.gallery.page import all_sections, page
from scripts.gallery.schema import Sheet
from scripts.gallery.sheets import write_sheet

from roughcut.models.video.schema import STYLES
from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.words import PROPS

FOLDER = Path(__file__).parents[2] / "docs" / "gallery"


def test_the_page_is_what_the_code_makes() -> None:
    """`make gallery` mends it."""
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == page()


def test_every_sheet_of_the_page_is_there_and_the_gallery_stays_small() -> None:
    """Each is a picture; all of them together take less than 5 MB."""
    sheets = [sheet for section in all_sections().values() for sheet in section.sheets]
    for sheet in sheets:
        with Image.open(FOLDER / f"{sheet.file}.jpg") as picture:
            assert picture.width >= sheet.width_px
    assert {f"{sheet.file}.jpg" for sheet in sheets} == {path.name for path in FOLDER.glob("*.jpg")}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 5_000_000


@pytest.mark.parametrize("table", [TABLE, PROPS, STYLES], ids=["sets", "props", "styles"])
def test_nothing_of_a_table_is_missing(table: dict[str, object]) -> None:
    """Every key stands on the page."""
    named = " ".join(
        name for each in all_sections().values() for sheet in each.sheets for name in sheet.names
    )
    assert set(table) <= set(named.replace(",", "").split())


def test_a_sheet_has_a_place_for_every_picture(tmp_path: Path) -> None:
    """Three pictures in two columns make two rows of pictures with labels; each shows what was drawn."""
    tones = {"one": 60, "two": 120, "three": 250}
    sheet = Sheet(
        "tones", "Tones", tuple(tones), lambda name: np.full((90, 160, 3), tones[name], np.uint8), 2, 80
    )
    with Image.open(write_sheet(sheet, tmp_path)) as picture:
        assert picture.size == (2 * 80 + 30, 2 * (45 + 26) + 30)
        assert [
            picture.convert("L").getpixel(at) for at in ((50, 30), (140, 30), (50, 120))
        ] == pytest.approx([60, 120, 250], abs=3)
