"""How long the desk lets people wait: the bench in a browser, and fifty reviewers at once.

    python -m tests.bench.measure_desk [--clicks 20] [--pause 3.0]

The desk runs in a process of its own on this machine, with SQLite; the browser and the fifty
reviewers run beside it on the same processors. Writes `docs/measurements/desk.json` and `desk.md`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import sync_playwright

from review.settings import DeskSettings, Settings
from review.store import verdicts
from review.store.office import open_store
from tests.browser.desk import CHROMIUM, FLAGS, Desk, enter, running_desk
from tests.browser.timing import Payload, finding_ids, first_screen, locate, turn
from tests.casework.office import PASSWORD
from tests.load.reviewers import click_through

ROOT = Path(__file__).parents[2]
AIMS = {"first_screen": 3000, "locate": 300, "turn": 100}
"""Milliseconds on 100 pages; twice as much on 300 pages with 500 findings."""
PAYLOAD_BYTES = 2000
CROWD_P95_SECONDS = 1.0
SCENES = {"hundred": (100, 30, 1), "many": (300, 500, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clicks", type=int, default=20)
    parser.add_argument("--pause", type=float, default=3.0)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/measurements")
    options = parser.parse_args()
    figures: dict[str, Any] = {
        "date": date.today().isoformat(),
        "load_average": round(os.getloadavg()[0], 2),
        "bench": {scene: in_browser(scene) for scene in SCENES},
        "crowd": crowd(options.clicks, options.pause),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (options.out / "desk.json").write_text(text + "\n", "utf-8")
    table = as_table(figures)
    (options.out / "desk.md").write_text(table, "utf-8")
    print(table)


def in_browser(scene: str) -> dict[str, Any]:
    """The median and the worst of each wait, and the largest answer to a click."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_desk(Path(folder), scene) as desk,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context, page = enter(chromium, desk, "jia")
        address = f"{desk.address}/desk/review?case={desk.cases['jia']}"
        first = [first_screen(page, address) for _ in range(5)]
        ids = finding_ids(page)
        located = [locate(page, one) for one in ids[:: max(1, len(ids) // 25)]]
        turned = [turn(page) for _ in range(25)]
        payload = Payload(page)
        page.keyboard.press("g")
        for _ in range(25):
            page.keyboard.press("y")
            page.wait_for_timeout(120)
        page.wait_for_timeout(1500)
        context.close()
        chromium.close()
    return {
        "findings": len(ids),
        "first_screen": spread(first),
        "locate": spread(located),
        "turn": spread(turned),
        "payload_bytes": max(payload.clicks),
        "clicks_answered": len(payload.clicks),
    }


def spread(milliseconds: list[float]) -> dict[str, float]:
    return {
        "median": round(median(milliseconds), 1),
        "p95": round(quantiles(milliseconds, n=20)[-1], 1) if len(milliseconds) > 5 else None,
        "worst": round(max(milliseconds), 1),
    }  # type: ignore[dict-item]


def crowd(clicks: int, pause: float) -> dict[str, Any]:
    """Fifty reviewers, each on a case file of his own; every answered verdict must be kept."""
    with tempfile.TemporaryDirectory() as folder, running_desk(Path(folder), "crowd") as desk:
        people = [(login, PASSWORD, case) for login, case in desk.cases.items()]
        logs = asyncio.run(click_through(desk.address, people, clicks=clicks, pause=pause))
        kept = kept_verdicts(desk)
    answered = Counter(verdict for log in logs for verdict in log.answered)
    seconds: dict[str, list[float]] = {}
    for log in logs:
        for kind, spent in log.seconds.items():
            seconds.setdefault(kind, []).extend(spent)
    everything = [one for kind in ("open", "page", "verdict") for one in seconds[kind]]
    return {
        "reviewers": len(people),
        "pause_seconds": pause,
        "requests": sum(map(len, seconds.values())),
        "verdicts_answered": sum(answered.values()),
        "verdicts_lost": sum((answered - kept).values()),
        "refused": [text for log in logs for text in log.refused][:5],
        "p95_seconds": {
            kind: round(quantiles(spent, n=20)[-1], 3) for kind, spent in sorted(seconds.items())
        }
        | {"all_clicks": round(quantiles(everything, n=20)[-1], 3)},
    }


def kept_verdicts(desk: Desk) -> Counter[tuple[str, str, str]]:
    """What the database holds when all have gone."""
    settings = Settings(desk=DeskSettings(folder=desk.folder / "desk"))
    with open_store(settings) as store, store.database.read() as s:
        return Counter(
            (case, one.finding, one.value)
            for case in desk.cases.values()
            for one in verdicts.verdicts_of(s, case)
        )


def as_table(figures: dict[str, Any]) -> str:
    lines = [
        "# The desk, measured",
        "",
        f"`make bench-desk`, {figures['date']}, load average at the start "
        f"{figures['load_average']}. The browser runs on the same two processors as the desk.",
        "",
        "| milliseconds | pages | findings | median | p95 | worst | aim |",
        "|---|---|---|---|---|---|---|",
    ]
    names = {
        "first_screen": "first screen",
        "locate": "click on a finding to its box",
        "turn": "page turn from cache",
    }
    for scene, (pages, findings, times) in SCENES.items():
        bench = figures["bench"][scene]
        for key, name in names.items():
            one = bench[key]
            p95 = "–" if one["p95"] is None else one["p95"]
            lines.append(
                f"| {name} | {pages} | {findings} | {one['median']} | {p95} | {one['worst']}"
                f" | ≤ {AIMS[key] * times} |"
            )
    crowd_ = figures["crowd"]
    lines += [
        "",
        f"Bytes of a click (verdict and answer): "
        f"{max(figures['bench'][scene]['payload_bytes'] for scene in SCENES)} "
        f"(aim ≤ {PAYLOAD_BYTES}).",
        "",
        f"{crowd_['reviewers']} reviewers at once (a pause of {crowd_['pause_seconds']} s on "
        f"average before each click), {crowd_['requests']} requests: verdicts answered "
        f"{crowd_['verdicts_answered']}, lost {crowd_['verdicts_lost']}; p95 in seconds: "
        + ", ".join(f"{kind} {value}" for kind, value in crowd_["p95_seconds"].items())
        + f" (aim ≤ {CROWD_P95_SECONDS:g}).",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
