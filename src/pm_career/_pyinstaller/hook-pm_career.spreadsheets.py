"""Lets PyInstaller include the tables of anyascii, which turns names in any script into keys."""

from PyInstaller.utils.hooks import can_import_module, collect_data_files  # pyright: ignore[reportMissingModuleSource]

datas = collect_data_files("anyascii") if can_import_module("anyascii") else []
