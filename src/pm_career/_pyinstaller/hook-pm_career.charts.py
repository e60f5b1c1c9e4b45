"""Lets PyInstaller include the version of the library that saves charts. Altair asks for it."""

from PyInstaller.utils.hooks import can_import_module, copy_metadata  # pyright: ignore[reportMissingModuleSource]

datas = copy_metadata("vl-convert-python") if can_import_module("vl_convert") else []
