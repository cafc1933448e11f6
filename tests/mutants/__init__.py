"""Do the tests notice? Small slips are put into the program and into the rules, one at a time.

`python -m tests.mutants code --sample 200` puts them into what calculates and runs the tests that
come their way, `python -m tests.mutants rules --sample 500` puts them into the rule files and asks
`check` and `test`. Nothing is written into the repository. The tools that are to be had start
Python and collect tests anew for each slip, which takes seconds here; this one forks. `--map FILE`
keeps which tests run which lines, `--only FILE` tries again what an earlier run told. What is not
noticed and need not be is explained in `survivors.md` and left out.
"""
