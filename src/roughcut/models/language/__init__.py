"""Language models: what they are asked, what they answer, and their clients."""
