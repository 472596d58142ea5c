"""schemathesis asks every operation of the description what it promises; bounded, in process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks
from schemathesis.config import (
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.python import asgi

from review.web.routes.all import api_router
from tests.web.house import House, open_house

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
EXAMPLES = 6


def described() -> schemathesis.BaseSchema:
    """The description of all of `/api/v1`; it needs no office."""
    app = FastAPI(title="卷鉴", version="1")
    app.include_router(api_router())
    generation = GenerationConfig(max_examples=EXAMPLES, deterministic=True, database="none")
    project = ProjectConfig(generation=generation, phases=PhasesConfig())
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    return schemathesis.openapi.from_dict(app.openapi(), config=config)


schema = described()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("schema")) as house:
        house.office.add_case(owner="戊")
        yield house


@pytest.fixture(scope="module")
def client(opened: House) -> Iterator[asgi.ASGIClient]:
    """With a token of the administrator, who may ask everything."""
    made = opened.browser("wu").post("/api/v1/tokens", json={"name": "检查"})
    with asgi.get_client(opened.app) as program:
        program.headers["Authorization"] = f"Bearer {made.json()['token']}"
        yield program


@pytest.fixture(scope="module")
def case_id(opened: House) -> str:
    return str(opened.browser("wu").get("/api/v1/cases").json()["cases"][0]["id"])


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_keeps_its_promise(
    case: schemathesis.Case, client: asgi.ASGIClient, case_id: str, opened: House
) -> None:
    if "case_id" in case.path_parameters:
        case.path_parameters["case_id"] = case_id
    case.call_and_validate(session=client, app=opened.app, checks=CHECKS)
