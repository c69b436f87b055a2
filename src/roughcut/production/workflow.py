"""The durable run: the stages as a DBOS workflow over a SQLite file in the production's folder.

Every step is safe to run twice: it looks at the disk first and keeps what is fresh. The engine
remembers which steps are done, so a run that was killed goes on where it stood.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import sqlite3
import uuid
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowHandle
from sqlalchemy.exc import DBAPIError

from roughcut import __version__
from roughcut.digest import digest_of
from roughcut.errors import UserError
from roughcut.files import output_errors
from roughcut.production.money.purchase import StoppedError
from roughcut.production.stages import Stages

# The engine keeps one instance a process, and a workflow's arguments must be storable: so the stages at
# work are found here, by the key of their production, instead of being passed.
_at_work: dict[str, Stages] = {}


_AT_ONCE = 24
"""Children under way together. Each takes a thread of this process, so a long film must not start them all;
it is more than a crew or a provider works on at a time."""


@contextlib.contextmanager
def engine(database: Path) -> Iterator[None]:
    """Launch the engine over `database` for any number of productions, and end it afterwards."""
    config: DBOSConfig = {
        "name": "roughcut",
        "system_database_url": f"sqlite:///{database}",
        "application_version": __version__,
        # A new id each time: what an earlier process left is looked at before it is resumed.
        "executor_id": uuid.uuid4().hex,
        "log_level": "CRITICAL",
    }
    logging.getLogger("dbos").setLevel(logging.CRITICAL)
    DBOS(config=config)
    try:
        DBOS.launch()
        yield
    finally:
        DBOS.destroy(workflow_completion_timeout_sec=0)
        _at_work.clear()


def run(stages: Stages, inputs: str) -> None:
    """Run a production whose request has this digest; an unfinished run of the same is resumed."""
    key = digest_of(str(stages.folder.root))[:16]
    _at_work[key] = stages
    try:
        _unfinished(key, inputs).get_result()
    except DBAPIError as error:
        with output_errors(stages.folder.root):
            raise _disk_error(error.orig) or error from error
    finally:
        del _at_work[key]


def _disk_error(error: BaseException | None) -> OSError | None:
    """What the database says of its disk, as the operating system would say it."""
    if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, "the database could not grow")
    return None


def _unfinished(key: str, inputs: str) -> WorkflowHandle[Any]:
    """The handle of the run to wait for: an interrupted one of the same request, or a new one."""
    waiting = DBOS.list_workflows(status=["PENDING", "ENQUEUED"])
    pending = [each.workflow_id for each in waiting if each.workflow_id.startswith(f"{key}.")]
    same = [each for each in pending if each.startswith(f"{key}.{inputs[:32]}.")]
    parent = next((each for each in same if each.count("-") == 0), None)
    if parent is None or _has_failed_child(parent) or not _at_work[key].is_intact():
        DBOS.cancel_workflows(pending)
        with SetWorkflowID(f"{key}.{inputs[:32]}.{uuid.uuid4().hex}"):
            return DBOS.start_workflow(_produce, key)
    _at_work[key].watcher.say("An earlier run was stopped; going on from there.")
    family = [each for each in same if each.startswith(parent)]
    DBOS.cancel_workflows([each for each in pending if each not in family])
    # Its children hold their places too: all of them wait for somebody to take them up again.
    return next(h for h in DBOS.resume_workflows(family) if h.workflow_id == parent)


def _has_failed_child(parent: str) -> bool:
    """True when a child's failure is on record: a resumed parent would only meet it again."""
    failed = DBOS.list_workflows(status=["ERROR", "CANCELLED"])
    return any(each.workflow_id.startswith(f"{parent}-") for each in failed)


@DBOS.workflow()
def _produce(key: str) -> None:
    stages = _at_work[key]
    count = DBOS.run_step({"name": "list lines"}, stages.line_count)
    _each(_record, key, range(count))
    in_turn = DBOS.run_step({"name": "plan"}, stages.make_plan)
    _each(_shoot, key, in_turn)
    # The storyboard needs the takes alone, and the film and its review leave a core to spare.
    storyboard = DBOS.start_workflow(_draw_storyboard, key)
    DBOS.run_step({"name": "film"}, stages.assemble_film)
    DBOS.run_step({"name": "review"}, stages.review)
    storyboard.get_result()
    if DBOS.run_step({"name": "retakes wanted"}, stages.wants_retakes):
        _take_again(key)


def _take_again(key: str) -> None:
    """Rounds of retakes, each as children that are followed to their end, until no more are ordered."""
    stages = _at_work[key]
    while in_turn := DBOS.run_step({"name": "order retakes"}, stages.order_retakes):
        _each(_retake, key, in_turn)
        DBOS.run_step({"name": "compare retakes"}, stages.compare_retakes)
        DBOS.run_step({"name": "film"}, stages.assemble_film)
        DBOS.run_step({"name": "review"}, stages.review)
    DBOS.run_step({"name": "storyboard"}, stages.draw_storyboard)
    DBOS.run_step({"name": "review"}, stages.review)


def _each(job: Any, key: str, numbers: Any) -> None:
    """Start one child workflow for each number, in order, so many at once. When one fails the others still
    end, and then the first failure is raised; only what would stop them all, such as a full disk, is
    raised at once."""
    failures: list[Exception] = []
    under_way: deque[WorkflowHandle[None]] = deque()
    for number in numbers:
        if len(under_way) == _AT_ONCE:
            _wait_for(under_way.popleft(), failures)
        under_way.append(DBOS.start_workflow(job, key, number))
    for handle in under_way:
        _wait_for(handle, failures)
    if failures:
        # What made the others stop says more than that they stopped.
        raise min(failures, key=lambda failure: isinstance(failure, StoppedError))


def _wait_for(child: WorkflowHandle[None], failures: list[Exception]) -> None:
    try:
        child.get_result()
    except UserError:
        raise
    except Exception as error:  # noqa: BLE001 - raised once the others have ended
        failures.append(error)


@DBOS.workflow()
def _record(key: str, line_index: int) -> None:
    DBOS.run_step({"name": "record"}, _at_work[key].record_line, line_index)


@DBOS.workflow()
def _draw_storyboard(key: str) -> None:
    DBOS.run_step({"name": "storyboard"}, _at_work[key].draw_storyboard)


@DBOS.workflow()
def _retake(key: str, shot_index: int) -> None:
    DBOS.run_step({"name": "retake"}, _at_work[key].retake, shot_index)


@DBOS.workflow()
def _shoot(key: str, shot_index: int) -> None:
    DBOS.run_step({"name": "shoot"}, _at_work[key].shoot, shot_index)
