"""The gallery: pictures of everything that the previs can draw, made from the code (`make gallery`).

A section is a module in `scripts/gallery/sections/` with one value, `SECTION`; it is found by being there.
"""
