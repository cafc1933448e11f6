"""What many workers and very many draws need, worked out from what one part of a sweep takes.

Run with the extra `sweep-fast`: python benchmarks/scaling.py
Every figure is CPU time of this process, in one run, so that other work on the machine hardly
counts. The machines, the network and the waiting of a real cluster are not measured: the last table
multiplies what is measured here, and says where a part would be too small to be worth its way.
"""

import pickle
import time
from collections.abc import Callable

import ki_funding
from ki_funding.sweep.parts import PARTS, Job

DRAWS = 18_518_520
CASES = 540  # all KI in ten years
SCENARIO = {
    "scenario": "scaling",
    "title": {"de": "Größe", "en": "scaling"},
    "cases": "all",
    "years": "2018..2027",
    "vary": {
        "ki_grundfoerderung.fachkraft_stellen": {
            "triangular": [0.5, 0.9, 1], "step": 0.01, "share": True,
        },
    },
    "report": [{
        "amount": "ki_grundfoerderung.granted", "of": "land", "by": ["year"],
        "show": ["mean", "least", "most"],
    }],
}  # fmt: skip
KINDS = {"one draw for all KI": False, "a draw for each KI": True}


def job_of(draws: int, *, each: bool) -> Job:
    """A sweep of so many draws."""
    ((path, how),) = SCENARIO["vary"].items()  # type: ignore[attr-defined]
    vary = {path: {**how, **({"each": "kommune"} if each else {})}}
    asked = {**SCENARIO, "vary": vary, "draws": {"number": draws, "seed": 1}}
    return ki_funding.load_rules().plan(asked, engine="numba")


def cpu(run: Callable[[], object]) -> tuple[float, object]:
    """Seconds of this thread, and what came out."""
    start = time.thread_time()
    found = run()
    return time.thread_time() - start, found


def main() -> None:
    """Prints what a part costs, and what that comes to."""
    print(f"{'draws':22}{'ns a draw and case':>20}{'ms to cut off a part':>22}", end="")
    print(f"{'kB a part':>11}{'kB a result':>13}{'ms to merge':>13}")
    taken = {}
    for name, each in KINDS.items():
        draws = DRAWS // (54 if each else 1)
        job_of(2**18, each=each).parts(1)[0].run()  # compiled and warm
        job = job_of(draws, each=each)
        whole, _ = cpu(lambda job=job: job.parts(1)[0].run())  # type: ignore[misc]
        cut = [cpu(part.run) for part in job.parts(PARTS)]
        more = (sum(seconds for seconds, _ in cut) - whole) / (PARTS - 1)
        results = [result for _, result in cut]
        merging, _ = cpu(lambda job=job, results=results: job.merged(results))  # type: ignore[misc]
        sizes = [len(pickle.dumps(one)) / 1000 for one in (job.parts(2)[0], results[0])]
        taken[name] = whole / draws / CASES
        print(f"{name:22}{whole / draws / CASES * 1e9:20.3f}{more * 1000:22.0f}", end="")
        print(f"{sizes[0]:11.0f}{sizes[1]:13.0f}{merging * 1000:13.0f}")
    print(f"\n{'cases':>9}  {'draws':22}{'1 core':>12}{'10 cores':>12}{'100 cores':>12}")
    for cases in (1e9, 1e10, 1e12):
        for name, seconds in taken.items():
            times = (_said(cases * seconds / cores) for cores in (1, 10, 100))
            print(f"{cases:9.0e}  {name:22}" + "".join(f"{said:>12}" for said in times))


def _said(seconds: float) -> str:
    if seconds < 1:
        return "under 1 s"
    return f"{seconds / 60:.0f} min" if seconds >= 600 else f"{seconds:.0f} s"


if __name__ == "__main__":
    main()
