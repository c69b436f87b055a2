"""The gallery's page, and the sections that stand in it."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from scripts.gallery import sections
from scripts.gallery.schema import Section, Sheet

_HEAD = (
    "# Gallery\n"
    "<!-- Made from the code by `make gallery`; edits here are lost. -->\n\n"
    "What the previs can draw, drawn by the code. `make gallery` makes every sheet anew,\n"
    "`python -m scripts.gallery sets styles` only those of some sections.\n"
)


@cache
def all_sections() -> dict[str, Section]:
    """Every section by the name of its module, in the order of the page."""
    found: dict[str, Section] = {}
    for module in pkgutil.iter_modules(sections.__path__):
        found[module.name] = importlib.import_module(f"{sections.__name__}.{module.name}").SECTION
    return dict(sorted(found.items(), key=lambda pair: pair[1].order))


def page() -> str:
    """The page as Markdown: it names every picture of every sheet."""
    return "\n".join([_HEAD, *(_chapter(section) for section in all_sections().values())])


def _chapter(section: Section) -> str:
    sheets = "\n".join(_shown(sheet) for sheet in section.sheets)
    return f"## {section.title}\n\n{section.about}\n\n{sheets}"


def _shown(sheet: Sheet) -> str:
    names = " ".join(f"`{name}`" for name in sheet.names)
    return f"### {sheet.title}\n\n![{sheet.title}]({sheet.file}.jpg)\n\n{names}\n"
