"""Metanorma, in which several bodies write standards."""
