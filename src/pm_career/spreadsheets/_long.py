class LongColumns:
    pass


def long_columns(*a):
    return None


def read_long(*a):
    return None
