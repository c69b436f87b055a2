"""What all pages of the critic share: templates that escape whatever they are given, and plain JSON."""

from __future__ import annotations

import functools
import json

import jinja2

from roughcut.script.schema import Document


@functools.cache
def template(name: str) -> jinja2.Template:
    """The template of that file name; what is missing from its values is an error."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("roughcut.critic"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def json_text(document: Document) -> str:
    """A document as JSON text, the same for the same document."""
    plain = document.model_dump(mode="json", by_alias=True)
    return json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
