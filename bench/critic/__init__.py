"""What the critic can tell: sound films, damaged copies, and which metric notices what."""
