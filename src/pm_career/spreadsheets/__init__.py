"""A ladder from a spreadsheet, and back: CSV, XLSX, a Markdown table, or rows of any dataframe."""
