"""How takes come about: on the previs, or bought of a paid model, with the previs to stand in."""
