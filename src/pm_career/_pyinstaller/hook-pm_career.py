"""Lets PyInstaller include the files of the package, such as those of the packaged ladder."""

from PyInstaller.utils.hooks import collect_data_files  # pyright: ignore[reportMissingModuleSource]

datas = collect_data_files("pm_career")

# A program whose models have fields of this package imports pydantic itself. In any other program,
# pydantic would bring all that it supports, such as Hypothesis.
excludedimports = ["pydantic", "pydantic_core"]
