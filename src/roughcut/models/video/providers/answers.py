"""Reading what a provider answers, of which nothing may be taken for granted."""

from __future__ import annotations

from typing import Any

import httpx2


def at(body: Any, *path: str | int) -> Any:
    """What lies at a path of names and positions, None where the path breaks off."""
    for step in path:
        if isinstance(step, str) and isinstance(body, dict):
            body = body.get(step)
        elif isinstance(step, int) and isinstance(body, list) and -len(body) <= step < len(body):
            body = body[step]
        else:
            return None
    return body


def text_at(body: Any, *path: str | int) -> str:
    """The text or number at a path, as text; empty where there is none."""
    found = at(body, *path)
    return str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""


def list_at(body: Any, *path: str | int) -> list[Any]:
    """The list at a path; empty where there is none."""
    found = at(body, *path)
    return found if isinstance(found, list) else []


def json_of(answer: httpx2.Response) -> Any:
    """The JSON of an answer that has been read; None where it is none."""
    try:
        return answer.json()
    except ValueError:
        return None
