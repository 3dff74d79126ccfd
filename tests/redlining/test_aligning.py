"""Aligning: pairs that are equal and in order, however long the sequences are."""

import random
from difflib import SequenceMatcher
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from generator.docx.aligning import equal_places, stretches_of
from generator.redlining.fragments import Fragment
from generator.redlining.words import match_fragments
from tests.redlining.test_exactness import assert_exact
from tests.redlining.versions import changed

_WORDS = ["the", "client", "site", "of", "draft", "and", "review", "page", "to", "week"]


def _text(words: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.choice(_WORDS)}{chance.randrange(4)}" for _ in range(words)]


def _assert_aligned(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    found = equal_places(left, right)
    assert all(left[a] == right[b] for a, b in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    return found


@settings(max_examples=20)
@given(st.lists(st.sampled_from("abc"), max_size=300), st.lists(st.sampled_from("abc"), max_size=300))
def test_what_is_aligned_is_equal_and_in_order(left: list[str], right: list[str]) -> None:
    _assert_aligned(left, right)


def test_a_short_paragraph_is_aligned_as_difflib_does() -> None:
    left, right = _text(80, 1), _text(90, 2)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    assert equal_places(left, right) == [(a + k, b + k) for a, b, size in blocks for k in range(size)]


def test_of_a_long_paragraph_only_what_changed_has_no_partner() -> None:
    old = _text(3000, 3)
    new = [f"other{at}" if at % 20 == 7 else word for at, word in enumerate(old)]
    del new[1000:1010]
    assert len(_assert_aligned(old, new)) == len([word for word in new if not word.startswith("other")])


def test_long_repetition_and_texts_that_share_nothing_end() -> None:
    assert len(_assert_aligned(["a"] * 4000, ["a"] * 3999)) == 3999
    assert _assert_aligned(_text(4000, 4), [f"x{word}" for word in _text(4000, 5)]) == []
    _assert_aligned(_text(4000, 4), _text(4000, 5))


def test_a_long_description_changed_everywhere_is_held_whole() -> None:
    paragraphs = [" ".join(_text(200, seed)) for seed in range(12)]
    old = "\n\n".join(paragraphs)
    new = "\n\n".join(p.replace("draft1", "sketch").replace("week", "month", 3) for p in paragraphs[1:])
    assert_exact(*(changed({"project.description": text}) for text in (old, new)))


def test_an_answer_that_only_one_side_tells_apart_stays_where_it_is_the_same() -> None:
    frame = ["a", "fixed", "price", "of", "the", "work", "in"]
    old = [Fragment(("text", word), word, value=0) for word in frame] + [
        Fragment(("text", "dollars"), "dollars", value=1)
    ]
    new = [Fragment(fragment.key, fragment.text) for fragment in old]
    assert match_fragments(old, new) == [(index, index) for index in range(len(old))]


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_the_stretches_of_two_sequences_hold_all_of_both_in_turns(old: list[str], new: list[str]) -> None:
    found = list(stretches_of(old, new))
    assert [word for one in found for word in old[one.old]] == old
    assert [word for one in found for word in new[one.new]] == new
    assert all(old[one.old] == new[one.new] for one in found if one.equal)
    assert all(one.equal != other.equal for one, other in pairwise(found))
    assert all(old[one.old] or new[one.new] for one in found)
