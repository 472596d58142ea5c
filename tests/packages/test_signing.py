"""Signed packages: by whom, by an unknown key, unsigned, changed after signing."""

from __future__ import annotations

import hashlib
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from review.casework.decide import decide
from review.casework.state import open_case
from review.cli import app
from review.errors import PackageError
from review.packages.container import SEAL_LENGTH, checked_package, new_package
from review.packages.contract import ManifestDocument
from review.packages.export import export_package
from review.packages.signing import OfficeKeys, checked_signature
from review.packages.take_in import take_in_package
from review.store import audit
from review.store.listed_zip import MANIFEST
from tests.casework.office import make_office


@pytest.fixture
def keys(tmp_path):
    made = OfficeKeys(tmp_path / "keys")
    made.make("甲市司法局")
    return made


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    yield made
    made.close()


def sent(office, tmp_path, keys):
    case = office.add_case(pictures=False)
    at = (office.store, office.standards, office.user["甲"], case.id)
    decide(*at, open_case(*at).findings[0].id, "confirmed")
    export_package(office.store, office.user["甲"], case.id, tmp_path / "a.juan", keys)
    return tmp_path / "a.juan"


def taken(office, path, keys):
    return take_in_package(office.store, office.standards, office.user["乙"], path, keys=keys)


def test_who_signed_is_said_and_kept_in_the_log(office, tmp_path, keys):
    path = sent(office, tmp_path, keys)
    other = OfficeKeys(tmp_path / "other")
    assert taken(office, path, other).signature.startswith("签名有效，但签名密钥未登记")
    other.register(keys.own().line, "甲市司法局（来函登记）")
    done = taken(office, path, other)
    assert done.signature == "由甲市司法局（来函登记）签名，核对无误"
    with office.store.database.read() as s:
        noted = audit.entries(s, subject=done.record.id, action="package_signature")
    assert noted[0].detail == {"signature": done.signature, "signed_by": keys.own().key}


def test_a_package_without_a_key_is_unsigned(office, tmp_path):
    path = sent(office, tmp_path, OfficeKeys(tmp_path / "none"))
    assert taken(office, path, OfficeKeys(tmp_path / "none")).signature == "未签名"
    assert not (tmp_path / "none").exists()


def resealed(path, change):
    """The package with a changed list or comment, its seal made anew as a forger would."""
    with ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
        comment = old.comment
    members, comment = change(members, comment)
    target = path.with_name("forged.juan")
    with ZipFile(target, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
        made.comment = comment
    content = target.read_bytes()[:-SEAL_LENGTH]
    target.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    return target


def with_another_verdict(members, comment):
    text = members["record.json"].replace(b'"confirmed"', b'"rejected"')
    assert text != members["record.json"]
    manifest = ManifestDocument.model_validate_json(members[MANIFEST])
    listed = [
        one.model_copy(update={"sha256": hashlib.sha256(text).hexdigest(), "byte_count": len(text)})
        if one.name == "record.json"
        else one
        for one in manifest.members
    ]
    made = manifest.model_copy(update={"members": listed})
    return {
        **members,
        "record.json": text,
        MANIFEST: made.model_dump_json(indent=1).encode(),
    }, comment


def test_what_was_changed_and_sealed_anew_is_refused_where_it_is_signed(office, tmp_path, keys):
    signed = resealed(sent(office, tmp_path, keys), with_another_verdict)
    with pytest.raises(PackageError, match="签名与内容不符") as caught, checked_package(signed):
        pass
    assert caught.value.code == "package_altered"


def test_the_same_forgery_of_an_unsigned_package_passes_as_unsigned(office, tmp_path):
    plain = sent(office, tmp_path, None)
    with checked_package(resealed(plain, with_another_verdict)) as package:
        assert package.signature is None


def test_no_signature_is_taken_for_one(office, tmp_path, keys):
    path = sent(office, tmp_path, keys)
    key, of_another_list = keys.sign(b"another list")
    whole = f"ed25519 {key} {of_another_list} ".encode()
    for mark in (whole, whole[:-1], b"ed25519 ", b"x", b"\xff" * 300):

        def change(members, comment, mark=mark):
            return members, mark + comment[-SEAL_LENGTH:]

        forged = resealed(path, change)
        with pytest.raises(PackageError, match="签名与内容不符"), checked_package(forged):
            pass


def test_a_signature_is_of_one_text_and_one_key(keys, tmp_path):
    key, signature = keys.sign(b"list")
    assert checked_signature(key, signature, b"list").key == key
    assert checked_signature(key, signature, b"lost") is None
    assert checked_signature("00" * 32, signature, b"list") is None
    other = OfficeKeys(tmp_path / "b").make("乙市司法局")
    assert checked_signature(other.key, signature, b"list") is None


def test_there_is_one_key_and_it_is_nobody_elses_to_read(keys):
    with pytest.raises(PackageError, match="已有签名密钥"):
        keys.make("甲市司法局")
    assert (keys.folder / "own.json").stat().st_mode & 0o077 == 0
    assert keys.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "line", ["", "juanjian-key 12 某局", "juanjian-key " + "0" * 64, "ssh-ed25519 AAAA 某局"]
)
def test_what_is_no_public_line_is_not_registered(keys, line):
    with pytest.raises(PackageError, match="不是签名公钥"):
        keys.register(line)
    assert keys.known() == {keys.own().key: "甲市司法局"}


def test_a_damaged_key_file_is_told(keys, tmp_path):
    (keys.folder / "own.json").write_text("{")
    with (
        pytest.raises(PackageError, match="已损坏"),
        new_package(tmp_path / "a.juan", keys) as made,
    ):
        made.finish(ManifestDocument.model_construct(members=[]))
    assert not (tmp_path / "a.juan").exists()


def test_keys_by_command(tmp_path):
    def run(*words):
        return CliRunner().invoke(
            app, ["package", "key", *map(str, words), "--data", str(tmp_path)]
        )

    assert run("show").exit_code == 2
    made = run("new", "甲市司法局")
    assert made.exit_code == 0, made.output
    shown = run("show").output
    assert shown.strip().splitlines()[-1] in made.output
    line = tmp_path / "key.txt"
    line.write_text(shown, encoding="utf-8")
    assert "甲局" in run("register", line, "--office", "甲局").output
    assert run("register", tmp_path / "none.txt").exit_code == 2
