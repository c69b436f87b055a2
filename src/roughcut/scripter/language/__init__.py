"""Script writers that call a language model: prompts, drafts, long dialogues beat by beat, the checkpoint."""
