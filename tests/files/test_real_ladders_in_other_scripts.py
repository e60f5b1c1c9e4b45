"""Ladders in Korean, Arabic, German and Japanese."""

from pathlib import Path
from unicodedata import normalize

import pytest

from pm_career import (
    Detail,
    Ladder,
    career_path,
    expected_skills,
    level_for_skills,
    level_for_years,
    load_ladder,
    skill_gap,
)

LADDERS = Path(__file__).parents[1] / "data" / "ladders"

KOREAN = load_ladder(LADDERS / "korean-commerce.toml")
ARABIC = load_ladder(LADDERS / "arabic-delivery.toml")
GERMAN = load_ladder(LADDERS / "media-agency.toml")
JAPANESE = load_ladder(LADDERS / "japanese-games.toml")


def gap(current: str, target: str, ladder: Ladder) -> list[tuple[str, str, str, int]]:
    return [
        (need.skill.name, str(need.has), str(need.needs), need.steps)
        for need in skill_gap(current, target, ladder=ladder)
    ]


def texts(current: str, target: str, ladder: Ladder) -> dict[str, tuple[str, ...]]:
    needs = skill_gap(current, target, ladder=ladder)
    return {need.skill.key: (*need.now, *need.next) for need in needs}


@pytest.mark.parametrize(
    ("ladder", "current", "target"),
    [
        (KOREAN, "PM", "시니어 PM"),
        (ARABIC, "مدير منتج", "مدير منتج أول"),
        (GERMAN, "Mediaplaner", "Senior Mediaplaner"),
        (JAPANESE, "プランナー", "リードプランナー"),
    ],
    ids=["Korean", "Arabic", "German", "Japanese"],
)
def test_views_have_names_of_the_language_and_no_keys(
    ladder: Ladder, current: str, target: str
) -> None:
    needs = skill_gap(current, target, ladder=ladder)
    names = {need.skill.name for need in needs} | {need.needs.name for need in needs}
    keys = {need.skill.key for need in needs} | {need.needs.key for need in needs}
    path, level = career_path(current, target, ladder=ladder), ladder.describe(target)
    for shown in (
        *(needs.to_text(), needs.to_html()),
        *(path.to_text(), path.to_html()),
        *(level.to_text(), level.to_html()),
    ):
        # A line may end inside a Japanese name.
        unbroken = "".join(shown.split())
        assert [name for name in names if "".join(name.split()) not in unbroken] == []
        assert [key for key in keys if key in unbroken] == []


class TestTheKoreanLadder:
    @pytest.mark.parametrize(
        "name",
        [
            "시니어 프로덕트 매니저",
            "시니어프로덕트매니저",
            "시니어-프로덕트-매니저",
            normalize("NFD", "시니어 프로덕트 매니저"),
            "시니어 pm",
            "시니어 ＰＭ",
            "pm-3",
        ],
    )
    def test_a_title_is_found_however_it_is_typed(self, name: str) -> None:
        assert KOREAN[name].title == "시니어 프로덕트 매니저"

    @pytest.mark.parametrize("name", ["3단계", "３단계", "3 단계", "step-3"])
    def test_a_proficiency_is_found_by_its_name(self, name: str) -> None:
        assert KOREAN.proficiency(name) == KOREAN.proficiencies[2]
        assert KOREAN.rank(name) == 3

    def test_each_axis_has_five_words_of_its_own(self) -> None:
        words = [
            descriptor.text.splitlines()[0]
            for skill in KOREAN.skills
            for descriptor in skill.descriptors
        ]
        assert words[:5] == ["관찰", "질문", "정의", "재해석", "개척"]
        assert len(words) == len(set(words)) == 25

    def test_the_gap_has_the_widest_steps_first(self) -> None:
        assert gap("시니어 PM", "리드 PM", KOREAN) == [
            ("협업", "3단계", "5단계", 2),
            ("사업 이해", "2단계", "4단계", 2),
            ("문제 발견", "3단계", "4단계", 1),
            ("실행", "3단계", "4단계", 1),
        ]

    def test_now_and_next_begin_with_the_words_of_the_axis(self) -> None:
        described = texts("주니어 PM", "PM", KOREAN)
        assert described["execution"] == (
            "수행\n정해진 기능을 일정에 맞추어 내보낸다.",
            "완수\n- 범위를 줄여서라도 끝까지 마친다.\n- 늦어질 일은 미리 알린다.",
        )
        assert list(described) == ["problem-finding", "execution", "data", "collaboration"]

    def test_what_stays_is_met(self) -> None:
        (business,) = skill_gap("신입 PM", "피엠", ladder=KOREAN).met
        assert (business.skill.name, str(business.has)) == ("사업 이해", "1단계")

    def test_a_profile_in_korean_leads_to_a_level(self) -> None:
        profile = {skill.name: "3단계" for skill in KOREAN.skills}
        assert level_for_skills(profile, ladder=KOREAN) == KOREAN["시니어 PM"]
        profile["데이터"] = "1단계"
        assert level_for_skills(profile, ladder=KOREAN) == KOREAN["주니어 PM"]

    def test_years_lead_to_a_title(self) -> None:
        assert level_for_years(4, ladder=KOREAN).title == "프로덕트 매니저"

    def test_a_detail_has_a_korean_name(self) -> None:
        assert KOREAN.details == (Detail(name="관리 조직", text="프로덕트 챕터"),)


class TestTheArabicLadder:
    @pytest.mark.parametrize(
        "name",
        ["مدير منتج أول", "مدير  منتج  أول", "\u200fمدير منتج أول\u200f", "كبير مديري المنتجات"],
    )
    def test_a_title_is_found_however_it_is_pasted(self, name: str) -> None:
        assert ARABIC[name].key == "senior"

    def test_titles_that_begin_alike_are_not_mistaken(self) -> None:
        titles = ["مدير منتج", "مدير منتج مساعد", "مدير منتج أول", "مدير مجموعة منتجات"]
        keys = ["product-manager", "associate", "senior", "group"]
        assert [ARABIC[title].key for title in titles] == keys

    @pytest.mark.parametrize(
        "name",
        [
            "سرپرستِ تیم\u200cهای محصول",
            "سرپرستِ تیمهای محصول",
            "\ufeffسرپرستِ تیم\u200cهای محصول",
        ],
    )
    def test_a_persian_alias_is_found_with_or_without_its_joiner(self, name: str) -> None:
        assert ARABIC[name].key == "group"

    def test_the_persian_alias_keeps_its_joiner(self) -> None:
        persian = ARABIC["group"].aliases[1]
        assert persian.count("\u200c") == 1
        assert persian in ARABIC["group"].to_text()
        assert persian in ARABIC["group"].to_html()

    def test_a_proficiency_is_found_by_its_name(self) -> None:
        assert [ARABIC.rank(name) for name in ("مبتدئ", "متمكن", "متقدم", "خبير")] == [1, 2, 3, 4]

    def test_the_gap_is_in_the_words_of_the_ladder(self) -> None:
        assert gap("مدير منتج أول", "مدير مجموعة منتجات", ARABIC) == [
            ("التسليم", "متمكن", "متقدم", 1),
            ("القيادة", "مبتدئ", "متمكن", 1),
        ]

    def test_now_and_next_are_descriptors_or_else_statements(self) -> None:
        described = texts("مدير منتج مساعد", "مدير منتج", ARABIC)
        assert described == {
            "discovery": (
                "يحضر المقابلات ويكتب ما يقال فيها.",
                "يقود المقابلات بنفسه:\n- يختار من يسأل\n- يفصل بين ما يقوله العميل وما يفعله",
            ),
            "delivery": ("يرتب قائمة الأعمال لفريق واحد.", "يطلق نسخة جديدة كل أسبوعين."),
            "data": ("ينهي ما بدأه الفريق", "يقود اكتشاف المنتج من أوله إلى آخره"),
        }

    def test_what_lower_levels_ask_stays_asked(self) -> None:
        expected = expected_skills("رئيس المنتجات التنفيذي", ladder=ARABIC)
        assert {skill.name: proficiency.name for skill, proficiency in expected.items()} == {
            "اكتشاف المنتج": "خبير",
            "التسليم": "متقدم",
            "تحليل البيانات": "متمكن",
            "التواصل": "متقدم",
            "القيادة": "خبير",
        }

    def test_a_profile_in_arabic_leads_to_a_level(self) -> None:
        profile = {"اكتشاف المنتج": "خبير", "تحليل البيانات": "متمكن", "التسليم": "متمكن"}
        assert level_for_skills(profile, ladder=ARABIC) is None
        profile["التواصل"] = "مبتدئ"
        assert level_for_skills(profile, ladder=ARABIC) == ARABIC["مدير منتج"]

    def test_details_keep_arabic_digits(self) -> None:
        assert ARABIC["group"].details == (
            Detail(name="الدرجة", text="د٤"),
            Detail(name="نطاق الراتب", text="٢٥٬٠٠٠ إلى ٣٥٬٠٠٠ ريال"),
        )
        assert ARABIC.skill("القيادة").details == (
            Detail(name="كتاب", text="دليل المدير الجديد، الفصل ٣"),
        )
        assert "د٤" in ARABIC["group"].to_text()


class TestTheGermanLadder:
    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("MEDIAEINKÄUFER:IN", "buyer"),
            (normalize("NFD", "Mediaeinkäuferin"), "buyer"),
            ("GESCHÄFTSLEITUNG GROSSKUNDEN", "key-account-director"),
            ("geschäftsleitung großkunden", "key-account-director"),
            ("Media\u00adplanerin", "planner"),
        ],
    )
    def test_a_title_is_found_whatever_its_umlauts(self, name: str, key: str) -> None:
        assert GERMAN[name].key == key

    def test_a_title_without_its_umlaut_is_another(self) -> None:
        assert "Mediaeinkaufer" not in GERMAN

    @pytest.mark.parametrize("name", ["Maßstab", "MASSSTAB", "maßstab", "leading"])
    def test_a_proficiency_is_found_with_a_sharp_s(self, name: str) -> None:
        assert GERMAN.proficiency(name).name == "Maßstab"

    def test_the_gap_has_german_names(self) -> None:
        assert gap("Mediaplaner", "Senior Mediaplaner", GERMAN) == [
            ("Kundenberatung", "None", "Sicher", 2),
            ("Planung", "Sicher", "Souverän", 1),
            ("Einkauf", "Grundlagen", "Sicher", 1),
            ("Auswertung", "Sicher", "Souverän", 1),
        ]

    def test_now_and_next_are_german(self) -> None:
        described = texts("Mediaplaner", "Senior Mediaplaner", GERMAN)
        assert described["planning"] == (
            "Stellt einen Plan für eine Kampagne selbst auf.",
            "Plant über mehrere Kanäle hinweg:\n- begründet jede Verschiebung\n- probt den Ausfall",
        )
        assert described["analysis"] == (
            "Stellt Pläne auf, die halten",
            "Überzeugt Kunden von einem Plan, den sie nicht erwartet haben",
        )

    def test_a_profile_in_german_leads_to_a_level(self) -> None:
        profile = {"Planung": "sicher", "auswertung": "SOUVERÄN", "Einkauf": "Grundlagen"}
        assert level_for_skills(profile, ladder=GERMAN) == GERMAN["Mediaplanerin"]


class TestTheJapaneseLadder:
    @pytest.mark.parametrize(
        "name", ["リードプランナー", "ﾘｰﾄﾞﾌﾟﾗﾝﾅｰ", "リード　プランナー", "企画リーダー"]
    )
    def test_a_title_is_found_in_half_or_full_width(self, name: str) -> None:
        assert JAPANESE[name].key == "lead"

    def test_the_scale_has_its_traditional_order(self) -> None:
        names = ["見習い", "一人前", "熟練", "達人"]
        assert [proficiency.name for proficiency in JAPANESE.scale] == names
        assert [JAPANESE.rank(name) for name in names] == [1, 2, 3, 4]

    def test_the_gap_to_the_top_leaves_out_what_is_held(self) -> None:
        assert gap("リードプランナー", "ディレクター", JAPANESE) == [
            ("チーム運営", "一人前", "達人", 2),
            ("企画力", "熟練", "達人", 1),
        ]

    def test_now_and_next_are_what_the_ladder_says(self) -> None:
        assert texts("リードプランナー", "ディレクター", JAPANESE) == {
            "ideas": (
                "企画を試作で確かめる。\n- 捨てる案を早く決める\n- 残す理由を言葉にする",
                "新しい遊びの型を生み出す。",
            ),
            # The director's expectation has no statement, and the skill no descriptors.
            "teamwork": ("作品全体の面白さに責任を持つ",),
        }

    @pytest.mark.parametrize(
        ("years", "title"), [(1, "アシスタントプランナー"), (8, "リードプランナー")]
    )
    def test_years_lead_to_a_title(self, years: float, title: str) -> None:
        assert level_for_years(years, ladder=JAPANESE).title == title
