"""Drop folder and files on a real S3 server (moto's) on loopback, reached through fsspec."""

from __future__ import annotations

import pytest

from review.batch.folder import DropFolder
from review.store.office import open_store
from tests.batch.drop import content

boto3 = pytest.importorskip("boto3")
pytest.importorskip("s3fs")


@pytest.fixture
def s3(monkeypatch):
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    # As an office sets it: workers, here and on other machines, find the server by these.
    monkeypatch.setenv("AWS_ENDPOINT_URL", url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "office")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "office-secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    client = boto3.client("s3", endpoint_url=url)
    client.create_bucket(Bucket="office")
    yield client
    server.stop()
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()


def test_a_batch_from_a_bucket_into_a_bucket(s3, drop):
    for name, seed in (("甲案.zip", 0), ("二组/乙案.zip", 1)):
        s3.put_object(Bucket="office", Key=f"drop/{name}", Body=content(2, seed))
    s3.put_object(Bucket="office", Key="drop/说明.txt", Body=b"x")
    desk = drop.settings.desk.model_copy(update={"files_url": "s3://office/files"})
    drop.settings = drop.settings.model_copy(update={"desk": desk})
    drop.store.close()
    drop.store = open_store(drop.settings)

    ended = drop.run(url="s3://office/drop")
    assert {name: one.how for name, one in ended.items()} == {
        "甲案.zip": "done",
        "二组/乙案.zip": "done",
        "说明.txt": "refused",
    }
    assert ended["甲案.zip"].file.url.startswith("s3://office/drop/")
    kept = s3.list_objects_v2(Bucket="office", Prefix="files/")["Contents"]
    assert len(kept) >= 2 + 2 * 4, "files, and a picture and a thumbnail of each page"
    assert len(drop.result(ended["甲案.zip"].case_id)["result"]["pages"]) == 2

    s3.put_object(Bucket="office", Key="drop/丙案.zip", Body=content(1, 3))
    again = drop.run(url="s3://office/drop")
    assert {name: one.how for name, one in again.items()} == {
        "甲案.zip": "before",
        "二组/乙案.zip": "before",
        "丙案.zip": "done",
        "说明.txt": "refused",
    }
    assert drop.calls() == {1: 3, 2: 2}


def test_the_mark_of_an_object_is_that_of_its_content(s3):
    s3.put_object(Bucket="office", Key="drop/a.zip", Body=b"one")
    folder = DropFolder("s3://office/drop")
    first = folder.look()
    s3.put_object(Bucket="office", Key="drop/a.zip", Body=b"two")
    assert folder.look() != first, "what is listed is not remembered"
    s3.put_object(Bucket="office", Key="drop/a.zip", Body=b"one")
    assert folder.look() == first
