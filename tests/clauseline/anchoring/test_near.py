from clauseline.anchoring import Anchor, Found, find_near

TEXT = (
    "A platform keeps a record of each session. "
    "It is recommended to store the behaviour record of a user for a long period. "
    "The owner of an avatar may ask for a copy."
)


def near(quote, text=TEXT, hint=None):
    found = find_near(Anchor(quote), text, hint)
    assert found is not None
    return found


def words(found, text=TEXT):
    return text[found.start : found.end]


def test_names_with_underscores_are_words():
    assert near("it keeps max_age", "it keeps min_age").score == 0.8


def test_the_very_words_score_one():
    assert find_near(Anchor("The owner of an avatar"), TEXT) == Found(120, 142, 1.0)


def test_changed_words_are_found_and_cut_between_words():
    found = near("It is required to store the behaviour record of a user permanently.")
    assert words(found) == "It is recommended to store the behaviour record of a user for a long period."
    assert 0.6 < found.score < 0.9


def test_a_sentence_about_something_else_is_not_found():
    assert find_near(Anchor("Checksums protect a frame against transmission errors on noisy links"), TEXT) is None
    assert find_near(Anchor("anything"), "") is None


def test_chinese_is_found_by_its_characters():
    text = "平台应当告知用户。行为记录宜长期保存。用户可以申请复制。"
    found = near("行为记录应永久保存。", text)
    assert words(found, text) == "行为记录宜长期保存。"


def test_a_hint_decides_between_two_equal_passages():
    passage = "Keep user logs for ten days now."
    text = f"{passage} {'Something else is said here. ' * 12}{passage}"
    quote = "Keep user logs for six days now."
    assert near(quote, text, hint=len(text) - 32).start == len(text) - 32
    assert near(quote, text, hint=0).start == 0


def test_a_long_quote_is_found_inside_a_long_text():
    quote = " ".join(f"word{n} of the passage" for n in range(120))
    text = f"Before it. {quote.replace('word60', 'another')} After it."
    found = near(quote, text)
    assert words(found, text) == quote.replace("word60", "another")
    assert found.score == 0.99
