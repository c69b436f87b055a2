"""`roughcut ledger`: every paid call of a production."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from roughcut.production.money.schema import Call


def ledger(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a production.")],
    rehearsed: Annotated[
        bool, typer.Option("--rehearsed", help="Show the ledger of its rehearsals instead.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List every call that may have cost money: what for, estimate, price, job and how it stands."""
    import json

    from roughcut.production.made import folder_of, production_of
    from roughcut.production.money.books import has_ledger, open_ledger
    from roughcut.production.services import ledger_file

    folder = folder_of(out)
    file = ledger_file(folder, rehearsed=rehearsed)
    calls: list[Call] = []
    if has_ledger(file):
        book = open_ledger(file)
        calls = book.all_calls()
        book.close()
    if not calls and not folder.hidden.is_dir():
        production_of(out)  # which says that there is none
    if as_json:
        typer.echo(json.dumps(_json(calls), ensure_ascii=False, indent=2))
    else:
        typer.echo(_text(calls))


def _json(calls: list[Call]) -> dict[str, object]:
    listed = [
        call.model_dump(mode="json")
        | _place(call.slate)
        | {
            "estimate_usd": float(call.estimate_usd),
            "price_usd": None if call.price_usd is None else float(call.price_usd),
            "counts_usd": float(call.counts_usd),
        }
        for call in calls
    ]
    return {"total_usd": float(sum(call.counts_usd for call in calls)), "calls": listed}


def _place(slate: str) -> dict[str, object]:
    """The shot and the attempt that a slate names, `1-003b-2`: shot 3, take 2; None for what is no take."""
    found = re.fullmatch(r"\d+-(\d+)\w*-(\d+)", slate)
    return {"shot": int(found[1]), "take": int(found[2])} if found else {"shot": None, "take": None}


def _text(calls: list[Call]) -> str:
    if not calls:
        return "Nothing was ever bought here."
    rows: list[tuple[str, ...]] = [("what", "model", "state", "estimate", "price", "job", "remarks")]
    rows += [_row(call) for call in calls]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) + f"  {row[-1]}"
        for row in rows
    ]
    total = sum(call.counts_usd for call in calls)
    return "\n".join([*(line.rstrip() for line in lines), f"{len(calls)} calls, ${total:.2f} in all."])


def _row(call: Call) -> tuple[str, ...]:
    price = "not stated" if call.price_usd is None else f"${call.price_usd:.2f}"
    return (
        f"{call.production} {call.slate}".strip(),
        call.model,
        call.state.replace("_", " "),
        f"${call.estimate_usd:.2f}",
        price if call.state != "not_made" else "nothing",
        call.job_id or "none",
        ": ".join(word for word in (call.code, call.reason) if word),
    )
