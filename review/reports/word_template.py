"""Fills a Word template: the office's own where it has one, else the shipped one."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from review.errors import ReportError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """An opened template; `name`: what messages call it."""

    name: str
    docx: DocxTemplate

    @classmethod
    def of(cls, package: str, file_name: str, folder: Path | None) -> WordTemplate:
        """The template in the office's folder, else the one that comes with the program.

        Raises:
            ReportError: it is no Word document.
        """
        own = folder / file_name if folder is not None else None
        shipped = own is None or not own.is_file()
        name = file_name if shipped else str(own)
        try:
            data = (files(package) / file_name if shipped or own is None else own).read_bytes()
            docx = DocxTemplate(io.BytesIO(data))
            docx.init_docx()
        except (BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError) as error:
            raise ReportError(
                "report_template",
                f"模板“{name}”不是可用的 Word 文档（.docx），请在 Word 中另存后重试。",
            ) from error
        return cls(name, docx)

    def filled(self, context: dict[str, Any]) -> bytes:
        """The document. Texts are values, never templates: escaped, and looked through once.

        Raises:
            ReportError: a tag that cannot be filled, named.
        """
        environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        try:
            self.docx.render(context, environment, autoescape=True)
        except TemplateError as error:
            raise ReportError(
                "report_template",
                f"模板“{self.name}”填写不了，占位符有误：{_placeholder(error)}。"
                "请对照随程序的模板改正，或删除该文件以使用随程序的模板。",
            ) from error
        stream = io.BytesIO()
        self.docx.save(stream)
        return stream.getvalue()


def _placeholder(error: TemplateError) -> str:
    message = error.message or type(error).__name__
    undefined = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", message)
    if undefined:
        return f"没有名为“{undefined[1] or undefined[2]}”的内容"
    around = " ".join(str(line) for line in getattr(error, "docx_context", ()))
    tags = re.findall(r"\{[{%][^{}<]{1,60}(?:[%}]\})?", re.sub(r"<[^>]*>", "", around))
    return "、".join(tags[:3]) + f"（{message}）" if tags else message
