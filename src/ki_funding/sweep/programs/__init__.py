"""Formulas as programs of whole numbers, and the engines that run them on columns."""
