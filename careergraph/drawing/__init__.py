"""Ladders as pictures: what is to be drawn, and the ways to draw it."""
