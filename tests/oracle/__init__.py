"""The rulebook a second time, by other means: plain Python with fractions and dates.

Each programme is a module, written from the words of law, decrees and council papers. No figure is
read from `rules/`, and nothing but `compare` knows the program: where the two differ, one of them
is wrong. `python -m tests.oracle --cases 10000 --seed 1` tries so many random cases of every year.
"""
