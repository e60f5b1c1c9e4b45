"""Values in the caches and widgets of Streamlit."""

from streamlit.testing.v1 import AppTest

IMPORTS = """
import streamlit as st
from pm_career import Ladder, Level, SkillGap, default_ladder, from_dict, skill_gap, to_dict

calls = st.session_state.setdefault("calls", [])

def new_ladder() -> Ladder:
    return from_dict(Ladder, to_dict(default_ladder()))
"""

COMPARE = f"""{IMPORTS}
@st.cache_data(hash_funcs={{Ladder: to_dict, Level: to_dict}})
def compare(target: Level, ladder: Ladder) -> SkillGap:
    calls.append(target.key)
    return skill_gap({{}}, target, ladder=ladder)

target = st.selectbox("Level", list(default_ladder()))
gap = compare(target, new_ladder())
st.session_state["equal"] = gap == skill_gap({{}}, target)
st.session_state["target"] = gap.target
"""

SHARE = f"""{IMPORTS}
@st.cache_resource
def load() -> Ladder:
    calls.append("load")
    return new_ladder()

st.session_state["shared"] = load() is load()
"""

FORGET = f"""{IMPORTS}
@st.cache_data
def compare(target: Level) -> SkillGap:
    return skill_gap({{}}, target)

compare(default_ladder()[0])
"""


def test_an_answer_is_cached_for_equal_levels_and_ladders() -> None:
    page = AppTest.from_string(COMPARE).run()
    page.run()
    assert not page.exception
    assert page.session_state["equal"]
    assert page.session_state["calls"] == ["associate-product-manager"]


def test_another_level_gets_its_own_answer() -> None:
    page = AppTest.from_string(COMPARE).run()
    page.selectbox[0].select("Senior Product Manager").run()
    assert not page.exception
    assert page.session_state["equal"]
    assert page.session_state["target"].title == "Senior Product Manager"


def test_a_widget_shows_the_titles_of_levels() -> None:
    page = AppTest.from_string(COMPARE).run()
    assert page.selectbox[0].options[:2] == ["Associate Product Manager", "Product Manager"]


def test_all_runs_share_a_ladder() -> None:
    page = AppTest.from_string(SHARE).run()
    page.run()
    assert not page.exception
    assert page.session_state["shared"]
    assert page.session_state["calls"] == ["load"]


def test_streamlit_asks_for_a_hash_function() -> None:
    page = AppTest.from_string(FORGET).run()
    assert "Cannot hash argument 'target' (of type `pm_career.Level`)" in page.exception[0].message
