"""Runs every scenario against a running studio: one line each, then the counts; the exit code is 1 when any failed."""

import sys
import time
import traceback

import ourvidz_scenarios
import reigh_scenarios
from studio import open_studio

DIALECTS = [("reigh", reigh_scenarios.SCENARIOS), ("ourvidz", ourvidz_scenarios.SCENARIOS)]


def main():
    studio = open_studio()
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    passed = failed = 0
    for dialect, scenarios in DIALECTS:
        for scenario in scenarios:
            name = f"{dialect}: {scenario.__doc__.strip()}"
            if only not in name:
                continue
            began = time.monotonic()
            try:
                scenario(studio)
            except Exception as error:
                failed += 1
                print(f"failed {name}: {error}", flush=True)
                traceback.print_exc()
            else:
                passed += 1
                print(f"passed {name} ({time.monotonic() - began:.1f} s)", flush=True)
            studio.clear()
    print(f"scenarios: {passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
