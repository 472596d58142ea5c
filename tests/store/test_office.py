"""An office's store is opened where the settings say; the settings are checked."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from review.errors import SettingsError, StoreError
from review.settings import DeskSettings, Settings, load_settings
from review.store import office_settings
from review.store.office import open_store


def test_a_new_office_gets_a_folder_of_its_own(tmp_path):
    settings = Settings(data_dir=tmp_path / "单位 100%?#")
    for expected in (None, "kept"):
        with open_store(settings) as store:
            sha256 = store.files.put_bytes(b"page")
            with store.database.read() as s:
                assert office_settings.setting(s, "key") == expected
            with store.database.write() as s:
                office_settings.put_setting(s, "key", "kept")
    folder = settings.desk_folder
    assert folder == settings.office_folder / "desk"
    assert (folder / "juanjian.sqlite3").is_file()
    assert (folder / "files" / sha256[:2] / sha256[2:]).read_bytes() == b"page"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_urls_of_the_settings_are_followed(tmp_path, database_url):
    settings = Settings(
        desk=DeskSettings(
            database_url=database_url, files_url=(tmp_path / "f").as_uri(), folder=tmp_path / "x"
        )
    )
    with open_store(settings) as store:
        assert store.database.dialect == database_url.split(":")[0].split("+")[0]
        assert store.files.root == str(tmp_path / "f")
    assert not (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "desk").write_text("a file stands in the way")
    with pytest.raises(StoreError) as raised:
        open_store(Settings(data_dir=tmp_path))
    assert raised.value.code == "store_folder"


def test_the_environment_sets_each_setting():
    settings = load_settings(
        {
            "JUANJIAN_DATABASE_URL": "postgresql+psycopg://desk@/juanjian",
            "JUANJIAN_FOLDER": "/srv/desk",
            "JUANJIAN_WATERMARK": "false",
            "JUANJIAN_WORKERS": "3",
            "JUANJIAN_READING_THREADS": "4",
            "JUANJIAN_DATA_DIR": "/srv/office",
            "JUANJIAN_REWRITE_GOLDEN": "1",
            "HOME": "/root",
        }
    )
    assert settings.desk.database_url == "postgresql+psycopg://desk@/juanjian"
    assert settings.desk_folder == Path("/srv/desk")
    assert settings.office_folder == Path("/srv/office")
    assert (settings.desk.watermark, settings.desk.workers) == (False, 3)
    assert settings.reading.threads == 4
    assert load_settings({}) == Settings()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"JUANJIAN_WORKER": "2"}, "是否应为 JUANJIAN_WORKERS"),
        ({"JUANJIAN_X": "2"}, "不是本程序的设置"),
        ({"JUANJIAN_WORKERS": "many"}, "JUANJIAN_WORKERS 的值“many”不能使用：应为整数"),
        ({"JUANJIAN_WORKERS": "0"}, "不得小于 1"),
        ({"JUANJIAN_WATERMARK": "maybe"}, "应为 true 或 false"),
        ({"JUANJIAN_READING_ENGINE": "abacus"}, "JUANJIAN_READING_ENGINE 的值“abacus”"),
    ],
)
def test_what_the_environment_gets_wrong_is_told(given, told):
    with pytest.raises(SettingsError, match=told):
        load_settings(given)
