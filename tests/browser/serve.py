"""A desk for tests: `python -m tests.browser.serve FOLDER PORT SCENE`; prints one line of JSON.

Scenes: `people` (accounts only, with workers), `hundred` (100 pages, 30 findings), `many`
(300 pages, 500 findings), `hostile` (words that
look like programs), `crowd` (50 reviewers, each with a case file of 60 pages), `campaign` (an
evaluation in the middle of its way), `cards` (a sample with its real page pictures, whose masked
pages nobody reads again), `library` (released cards and a contest), `learning` (verdicts that
teach, candidates).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from review.store import users
from tests.browser.campaign_scene import make_scene
from tests.browser.scanned import add_drawn_case, add_hostile_case, add_large_case
from tests.browser.teaching_scene import judge_findings, stock_library
from tests.casework.office import PASSWORD, make_office
from tests.teaching.scene import reads_nothing

if TYPE_CHECKING:
    from tests.casework.office import Office

CROWD = 50


def main() -> None:
    folder, port, scene = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    os.environ["GRADIO_TEMP_DIR"] = tempfile.mkdtemp(dir=folder)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    import uvicorn

    from review.desk.desk_app import desk_app
    from review.jobs.start import start_workers
    from review.web.passwords import hash_password

    made, ids = make_scene(folder) if scene == "campaign" else (None, {})
    office = made.office if made else make_office(folder)
    with office.store.database.write() as s:
        for user in office.user.values():
            users.set_password(s, user.id, hash_password(PASSWORD), False)
    cases = ids or prepare(office, scene)
    app = desk_app(office.store, office.settings, office.standards)
    if scene in ("cards", "library"):
        app.state.second_reader = reads_nothing
    workers = start_workers(office.settings) if scene == "people" else None
    sys.stdout.write(json.dumps({"cases": cases}) + "\n")
    sys.stdout.flush()
    try:
        uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", timeout_keep_alive=75)
    finally:
        if workers is not None:
            workers.stop()
        office.close()


def prepare(office: Office, scene: str) -> dict[str, str]:
    """Case files by the login of their owner."""
    if scene == "cards":
        return {"jia": add_drawn_case(office, "甲", "summary-with-defects").id}
    if scene == "library":
        return stock_library(office)
    if scene == "learning":
        return judge_findings(office)
    if scene == "hundred":
        return {"jia": add_large_case(office, "甲", 100, 30).id}
    if scene == "many":
        return {"jia": add_large_case(office, "甲", 300, 500).id}
    if scene == "hostile":
        return {"jia": add_hostile_case(office, "甲").id}
    if scene == "crowd":
        from review.web.passwords import hash_password

        hashed = hash_password(PASSWORD)
        made = {}
        for number in range(CROWD):
            login = f"reviewer{number:02d}"
            office.add_user(login, login, hash=hashed)
            made[login] = add_large_case(office, login, 60, 40).id
        return made
    return {}


if __name__ == "__main__":
    main()
