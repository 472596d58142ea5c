"""What `learn export` writes tells nobody's name, number or address, in texts and file names."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from review.casework.add import add_finding
from review.casework.correct import correct_fact, correct_sorting
from review.casework.intake import register_upload
from review.casework.keep import keep_result, write_result
from review.casework.state import open_case
from review.language.names import is_person_name
from review.learning.configuration import open_configuration
from review.learning.consent import give_consent
from review.learning.fixtures import export_fixtures
from review.model.case_record import LayoutDocument
from review.model.corrections import Corrections
from review.model.geometry import Box
from review.model.page import Cell, Correction, Mark
from review.model.result import SourceFile
from review.pipeline import ReadCase, weigh_case
from review.store import corrections
from tests.builders import line, page
from tests.casework.office import SAMPLES, make_office, read_sample
from tests.learning.offices import SAMPLE, say
from tests.measure.seeded import Seed, left_in

SEEDS = (
    *(
        Seed("name", one)
        for one in ("赵景澜", "钱慕云", "欧阳若川", "孙若谷", "李和平", "周园", "郑观潮", "吴秋声")
    ),
    Seed("id_no", "110101199003072316"),
    Seed("id_no", "110101198502143317"),
    Seed("phone", "13900004321"),
    Seed("phone", "073185551234"),
    Seed("address", "云泽市临浦区望岫街387号2栋501室"),
    Seed("account", "6222021203004567891"),
    Seed("licence", "9901003810"),
)
PLATE_AND_CONTACTS = ("F8K21", "qian_my", "qmy_888")
TOLD = (
    "询问笔录",
    "被询问人：赵景澜 身份证号：110101199003072316",
    "我叫赵 景 澜，家住云泽市临浦区望岫街387号2栋501室。",
    "执法人员李和平、周园，执法证号：9901003810。",
    "钱慕云驾驶湘A·F8K21号车到场，汇款至6222 0212 0300 4567 891。",
    "联系139-0000-4321，座机0731-85551234，",
    "邮箱qian_my@example.com，微信号：qmy_888。",
    "见证人：欧阳",
    "若川，身份证号1101011985",
    "02143317。",
)


def seeded_pages():
    """A sample's pages and one more, on which persons are told of in many ways."""
    read = read_sample(SAMPLE)
    label, answer = line("联系人", 400.0), line("孙若谷", 400.0, 200.0)
    told = page(len(read) + 1, *TOLD)
    cells = (
        Cell(Box(50, 395, 150, 420), 0, 0, 0, 1, 1, (label,)),
        Cell(Box(150, 395, 300, 420), 0, 0, 1, 1, 1, (answer,)),
    )
    told = replace(
        told,
        lines=(*told.lines, label, answer),
        cells=cells,
        marks=(Mark("seal", Box(300, 500, 360, 560), 0.9, "孙若谷印"),),
        corrections=(Correction("struck", Box(60, 600, 120, 612), 0.9, False, "赵景澜"),),
    )
    return (*read, told)


@pytest.fixture
def office(tmp_path):
    """A case file named after its party, judged, corrected and added to."""
    made = make_office(tmp_path / "office")
    give_consent(made.store, made.user["戊"])
    path = tmp_path / "吴秋声无证经营案.pdf"
    path.write_bytes((SAMPLES / f"{SAMPLE}.pdf").read_bytes())
    record = register_upload(made.store, made.user["甲"], path, path.name, again=True)
    read = seeded_pages()
    source = SourceFile(path.name, record.sha256, len(read), path.stat().st_size)
    case = ReadCase(source, read, (), "recorded 1")
    made.keep(record, read, weigh_case(case, made.standards), pictures=False)
    _correct(made, record.id, case)
    yield made, record.id
    made.close()


def _correct(office, case_id: str, case: ReadCase) -> None:
    """Somebody's name put right, documents cut anew; then checked again."""
    user, standards = office.user["甲"], office.standards
    result = open_case(office.store, standards, user, case_id).result
    fact = next(one for one in result.facts if one.field == "handlers")
    correct_fact(office.store, standards, user, case_id, fact.id, "郑观潮")
    cut = [LayoutDocument(one.first_page, one.last_page, one.kind, one.title)
           for one in result.documents]  # fmt: skip
    cut[-1] = replace(cut[-1], title="郑观潮的询问笔录")
    correct_sorting(office.store, standards, user, case_id, cut)
    with office.store.database.write() as s:
        given = Corrections(
            corrections.fact_corrections_of(s, case_id),
            corrections.sorting_correction_of(s, case_id).layout,
        )
        again = weigh_case(case, standards, given)
        keep_result(s, case_id, write_result(again, standards))


def test_nothing_of_what_was_seeded_leaves_the_house(office, tmp_path):
    made, case_id = office
    user, standards = made.user["甲"], made.standards
    findings = open_case(made.store, standards, user, case_id).findings
    for place, one in enumerate(findings):
        word = ("confirmed",) if place % 2 else ("rejected", "误报", "钱慕云说原件如此")
        say(made, case_id, one.id, *word)
    add_finding(
        made.store, standards, user, case_id, defect="DEC-08",
        page_no=1, box=(0.1, 0.1, 0.3, 0.1), message="钱慕云（13900004321）没有签名",
    )  # fmt: skip
    folder = tmp_path / "样例"
    done = export_fixtures(made.store, open_configuration(made.settings), folder, made.user["戊"])
    assert done.examples >= 0.5 * (done.examples + sum(done.left_out.values()))

    written = "\n".join(one.read_text(encoding="utf-8") for one in folder.rglob("*.json"))
    names = "\n".join(str(one.relative_to(folder)) for one in folder.rglob("*"))
    fixtures = [json.loads(one.read_text("utf-8")) for one in (folder / "cases").iterdir()]
    # What is broken over two lines stands in two texts of the JSON.
    running = "".join(
        one["text"] for made in fixtures for page in made["pages"] for one in page["lines"]
    )
    for text in (written, names, running):
        assert list(left_in(text, SEEDS)) == []
        plain = re.sub(r"\s", "", text)
        assert [one for one in PLATE_AND_CONTACTS if one in plain] == []
    told = {one["about"] for made in fixtures for one in made["examples"]}
    assert told >= {"finding", "missed", "sorting"}
    assert any(made["facts"] for made in fixtures)


@pytest.mark.parametrize(
    "sample", ["summary-with-defects", "ordinary-with-defects", "inspection-with-defects"]
)
def test_nor_anything_that_the_samples_are_known_to_tell(tmp_path, sample):
    made = make_office(tmp_path / "office")
    give_consent(made.store, made.user["戊"])
    record = made.add_case(sample, pictures=False)
    for one in open_case(made.store, made.standards, made.user["甲"], record.id).findings:
        say(made, record.id, one.id, "confirmed")
    folder = tmp_path / "fixtures"
    done = export_fixtures(made.store, open_configuration(made.settings), folder, made.user["戊"])
    made.close()
    assert done.files == 1
    assert done.examples >= 0.5 * (done.examples + sum(done.left_out.values()))
    written = "\n".join(one.read_text(encoding="utf-8") for one in folder.rglob("*.json"))
    written = re.sub(r'"\d{4}-\d\d-\d\d', "", written)  # days stay, eight digits of an id or not
    assert list(left_in(written, known_of(sample, made.standards))) == []


def known_of(sample: str, standards) -> list[Seed]:
    """Persons' names and numbers in the gold of a sample."""
    gold = json.loads((SAMPLES / f"{sample}.gold.json").read_text(encoding="utf-8"))
    kinds = {one["id"]: one["kind"] for one in gold["documents"]}
    types = {
        (kind.id, field.id): field.type
        for kind in standards.document_kinds.values()
        for field in kind.fields
    }
    found = []
    for fact in gold["facts"]:
        type_ = types.get((kinds[fact["document"]], fact["field"]), "")
        values = fact["value"] if isinstance(fact["value"], list) else [fact["value"]]
        for value in values:
            if type_ in ("person", "person_list") and is_person_name(value):
                found.append(Seed("name", value))
            elif type_ == "phone" or fact["field"].endswith(("id_no", "cert_no")):
                kind = {"phone": "phone"}.get(type_, "id_no")
                found.append(Seed("licence" if "cert" in fact["field"] else kind, value))
    assert len(found) > 5
    return found
