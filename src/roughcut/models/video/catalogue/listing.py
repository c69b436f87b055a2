"""The catalogue as people read it: the list, one model in full, and the table of the docs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roughcut.models.video.prices import usd_text
from roughcut.models.video.profile import Price, Shape, VideoProfile

_ROLES = {
    "first_frame": "first frame",
    "last_frame": "last frame",
    "subject": "people",
    "style": "style",
}


def models_text(profiles: Sequence[VideoProfile]) -> str:
    """A line for each model: id, provider, lengths, sizes, price."""
    rows = [("model", "provider", "seconds", "sizes", "sound", "a second", "")]
    rows += [
        (
            each.id,
            each.provider,
            lengths_text(each),
            ", ".join(size_names(each)) or "any",
            each.audio,
            price_text(each),
            _state(each),
        )
        for each in profiles
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def model_text(profile: VideoProfile) -> str:
    """All that is known of one model, a line a fact."""
    facts = [
        ("model", f"{profile.id} ({profile.title})" if profile.title else profile.id),
        ("also called", ", ".join(profile.aliases)),
        ("provider", profile.provider),
        ("sound", profile.audio),
        ("languages", ", ".join(profile.languages)),
        ("prompt", f"{profile.prompt_form}, up to {profile.prompt_limit} characters"),
        ("negative prompt", "yes" if profile.negative_prompt else ""),
        ("seed", "yes" if profile.seed else ""),
        ("shots a call", str(profile.shots_per_call)),
        ("refusals", _refusals(profile)),
        ("not charged", _unbilled(profile)),
        ("at once", f"{profile.concurrency} jobs, {profile.calls_per_minute} calls a minute"),
        *(("takes", _shape_text(shape)) for shape in profile.shapes),
        *(("price", _price(price)) for price in profile.prices),
        ("prices from", _source(profile)),
        ("released", str(profile.released or "")),
        ("state", _state(profile)),
    ]
    return "\n".join(f"{name + ':':<17}{fact}" for name, fact in facts if fact)


def models_table(profiles: Iterable[VideoProfile]) -> str:
    """The table of the docs, in Markdown."""
    names = "model, provider, also called, seconds, sizes, references, sound, a second, price read, state"
    head = f"| {names.replace(', ', ' | ')} |"
    rows = [
        f"| `{each.id}` | {each.provider} | {', '.join(f'`{alias}`' for alias in each.aliases)} "
        f"| {lengths_text(each)} | {', '.join(size_names(each)) or 'any'} | {references_text(each)} "
        f"| {each.audio} | {price_text(each)} | {_source(each)} | {_state(each)} |"
        for each in profiles
    ]
    return "\n".join([head, "|" + "---|" * 10, *rows])


def lengths_text(profile: VideoProfile) -> str:
    """The lengths of takes in seconds: `4, 8, 12`, `3-15`, `any`."""
    lengths = sorted({each for shape in profile.shapes for each in shape.durations_s})
    if not lengths:
        return "any"
    if len(lengths) > 3 and lengths == list(range(lengths[0], lengths[-1] + 1)):
        return f"{lengths[0]}-{lengths[-1]}"
    return ", ".join(map(str, lengths))


def size_names(profile: VideoProfile) -> tuple[str, ...]:
    """The names of the sizes, once each."""
    return tuple(dict.fromkeys(size.name for shape in profile.shapes for size in shape.sizes))


def references_text(profile: VideoProfile) -> str:
    """What pictures a model takes, alternatives divided by `or`."""
    ways = (_references(shape) for shape in profile.shapes)
    return " or ".join(dict.fromkeys(way for way in ways if way)) or "none"


def price_text(profile: VideoProfile) -> str:
    """The lowest and the highest price of a second; `free`, or `?` where none is known."""
    if profile.is_free:
        return "free"
    prices = [price.usd_per_s for price in profile.prices]
    low, high = min(prices), max(prices)
    return usd_text(low) if low == high else f"{usd_text(low)}-{usd_text(high)}"


def _references(shape: Shape) -> str:
    return " + ".join(
        f"{count} {_ROLES[role]}" if count > 1 else _ROLES[role]
        for role, count in shape.references.items()
        if count
    )


def _shape_text(shape: Shape) -> str:
    lengths = ", ".join(map(str, shape.durations_s))
    sizes = ", ".join(f"{size.name} ({size.width_px}x{size.height_px})" for size in shape.sizes)
    return f"{lengths} s at {sizes}; pictures: {_references(shape) or 'none'}"


def _price(price: Price) -> str:
    when = [price.size or "any size"]
    if price.audio is not None:
        when.append("with sound" if price.audio else "without sound")
    once = f" + {usd_text(price.usd_per_take)} a take" if price.usd_per_take else ""
    return f"{usd_text(price.usd_per_s)} a second{once} ({', '.join(when)})"


def _refusals(profile: VideoProfile) -> str:
    if not profile.random_refusals:
        return ""
    source = f" ({profile.random_refusals_source})" if profile.random_refusals_source else ""
    return f"sometimes by chance{source}"


def _unbilled(profile: VideoProfile) -> str:
    if not profile.unbilled:
        return ""
    return f"jobs that end {' or '.join(profile.unbilled)} ({profile.unbilled_source})"


def _source(profile: VideoProfile) -> str:
    parts = [profile.price_source, str(profile.price_date or "")]
    return ", ".join(part for part in parts if part)


def _state(profile: VideoProfile) -> str:
    if profile.retired is None:
        return ""
    instead = f"; use {profile.replacement}" if profile.replacement else ""
    return f"retired {profile.retired}{instead}"
