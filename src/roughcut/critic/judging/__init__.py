"""Judges: language models that compare a script or a film with a written scale."""

from roughcut.critic.judging.rubrics import Rubric, rubric
from roughcut.critic.judging.schema import Judgement, Score, Subject, Vote
from roughcut.critic.judging.voting import judge

__all__ = ["Judgement", "Rubric", "Score", "Subject", "Vote", "judge", "rubric"]
