"""Rubrics: an observable anchor at each score, versions that change with the words, nothing that primes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roughcut.critic.judging.rubrics import RubricId, answer_schema, judge_prompt, rubric
from roughcut.digest import digest_of

RUBRICS: tuple[RubricId, ...] = ("script", "film", "shot")
# Counts up with every change of a rubric's words, so that scores of two versions are never compared.
KNOWN = Path(__file__).with_name("known_versions.txt")


@pytest.mark.parametrize("name", RUBRICS)
def test_every_score_of_every_criterion_has_an_anchor_of_its_own(name: RubricId) -> None:
    """Six different ones, from 0 to 5."""
    for criterion in rubric(name).criterion:
        assert len(set(criterion.anchors)) == 6
        assert all(len(anchor) > 20 for anchor in criterion.anchors)


@pytest.mark.parametrize("name", RUBRICS)
def test_nothing_primes_a_mark(name: RubricId) -> None:
    """No word of praise, of generosity or of severity is in what a judge reads."""
    of = rubric(name)
    said = " ".join([*judge_prompt(subject="", criteria="", shown="", material=""), of.subject])
    said += " ".join(text for each in of.criterion for text in (each.question, *each.anchors))
    praise = r"excellent|outstanding|good|great|professional"
    push = r"generous\w*|lenient\w*|strict\w*|harsh\w*|should receive|at least [0-5]"
    primed = rf"\b({praise}|{push})\b"
    assert re.findall(primed, said, re.IGNORECASE) == []


def test_the_paper_s_criteria_are_there() -> None:
    """By the names of the published report, and of the paper."""
    assert [each.title for each in rubric("script").criterion] == [
        "Format Compliance",
        "Shot Division Rationality",
        "Content Completeness",
        "Narrative Coherence",
        "Dramatic Tension",
        "Visual Imagery",
    ]
    assert [each.title for each in rubric("film").criterion] == [
        "Audio-Visual Synchronization",
        "Emotional Consistency",
        "Rhythm Coordination",
        "Voice-Lip Sync",
    ]


def test_a_change_of_words_needs_a_new_version() -> None:
    """Whoever changes a rubric or the judges' prompt counts its version up and adds the line printed here."""
    version, *texts = judge_prompt(subject="{}", criteria="{}", shown="{}", material="{}")
    now = {f"{rubric(name).name} {digest_of(rubric(name))[:16]}" for name in RUBRICS}
    now.add(f"{version} {digest_of(*texts)[:16]}")
    known = set(KNOWN.read_text(encoding="utf-8").split("\n"))
    assert now <= known, f"add to {KNOWN.name}: {sorted(now - known)}"
    versions = [row.split()[0] for row in known if row]
    assert len(versions) == len(set(versions)), "count the version up"


def test_the_answer_schema_asks_for_observations_before_the_score() -> None:
    """So that the number follows from them."""
    schema = answer_schema(rubric("shot"))
    assert list(schema["properties"]["faithfulness"]["properties"]) == ["observations", "score", "reason"]
