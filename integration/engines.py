"""The engines of dataframes that take more than the tests may ask for.

`python -m pytest tests/test_tables.py --engines=integration.engines` runs the tests on them.
"""
