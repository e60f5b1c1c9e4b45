"""Lets PyInstaller include the files of the package, such as those of the packaged ladder."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("pm_career")
