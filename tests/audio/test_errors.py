from __future__ import annotations

from audio import errors


def all_kinds(kind: type[errors.AudioError] = errors.AudioError) -> list[type[errors.AudioError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in all_kinds(child))]


def test_every_failure_says_what_happened_and_what_to_do() -> None:
    for kind in all_kinds():
        assert kind.sentence.endswith((".", "?"))
        assert kind.mend.endswith(".")


def test_every_code_leads_back_to_its_failure() -> None:
    codes = [kind.code for kind in all_kinds()]
    assert len(set(codes)) == len(codes)
    assert all(errors.by_code(kind.code) is kind for kind in all_kinds())
    assert errors.by_code("never heard of") is errors.AudioError


def test_the_sentence_is_filled_with_the_details() -> None:
    fault = errors.NoVoice(lang="sv")
    assert "“sv”" in str(fault)
    assert fault.details == {"lang": "sv"}
    assert "{lang}" in str(errors.NoVoice())  # a forgotten detail must not hide the failure
