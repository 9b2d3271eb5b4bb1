"""A form comes out of the printer: large words, large pictures, a true ruler line, a code that finds it."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, product

import pytest
from pypdf import PdfReader

from accessible_fit.instruments.model import LINE_STEPS, Instrument, Licence, Line, Option
from accessible_fit.instruments.own import (
    OWN_IDS,
    AnyPictogram,
    find_instrument,
    own_instruments,
    own_ratings,
)
from accessible_fit.paper.box import Box
from accessible_fit.paper.errors import CodeUnreadable, TooManyOnPage
from accessible_fit.paper.form_code import EXAMPLE, code_of, read_code
from accessible_fit.paper.form_layout import LINE_MM, Block, blocks, choice_block, line_block, most_on_page
from accessible_fit.paper.lettering import Lettering
from accessible_fit.paper.question_blocks import EASY_POINTS, Face, best_way
from accessible_fit.paper.question_form import FormWishes, question_form
from accessible_fit.words.catalogue import Words
from pictograms.catalogue import Catalogue
from pictograms.symbols import Credit
from tests.accessible_fit.paper.pdf_reader import Pdf, read_pdf

DAY = dt.date(2026, 3, 4)
INSIDE = Box(12, 19, 186, 253)
STAFF_PAGES = 1
"""The first page has a part that is for staff, in smaller type."""


@cache
def catalogue() -> Catalogue:
    return Catalogue.bundled()


@cache
def with_line() -> Instrument:
    """The group home's form, whose questions can be answered on a line as well."""

    def end(raw: int, words: str, picture: str) -> Option:
        return Option(raw, {"sv": words, "en": words}, {"sv": words, "en": words}, picture)

    form = find_instrument("group_home")
    line = Line(end(0, "Mår dåligt", "openmoji:1F641"), end(100, "Mår bra", "openmoji:1F604"))
    return replace(form, answer_sets={key: replace(one, line=line) for key, one in form.answer_sets.items()})


class Quick:
    """One drawing for every pictogram, and the true credits."""

    def svg(self, key: str) -> bytes:
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

    def credits(self, keys: Iterable[str]) -> Sequence[Credit]:
        return catalogue().credits(keys)


def printed(form: Instrument, language: str = "sv", steps: int = 3, per_page: int = 2, **more: object) -> Pdf:
    wishes = FormWishes(DAY, steps, per_page, **more)  # type: ignore[arg-type]  # names of its own fields
    return read_pdf(question_form(Words(language), form, wishes, Quick()))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form_id", OWN_IDS)
def test_every_question_of_every_form_is_printed_large_and_whole(form_id: str, language: str) -> None:
    form = find_instrument(form_id)
    pdf = printed(form, language)
    said = " ".join(" ".join(one.text for one in page.words) for page in pdf.pages)
    for item in (*form.items, form.practice):
        assert item.question[language] in said
        for option in form.options(item, 3):
            assert option.label[language] in said
    assert "…" not in said
    for page in pdf.pages[STAFF_PAGES:]:
        small = {one.text for one in page.words if one.size < EASY_POINTS}
        # title, day, unit, number, code and credits; and the quiet number beside each question
        assert all(one.y < 20 or one.y > 270 or one.text.isdigit() for one in page.words if one.text in small)


def test_no_word_is_broken_on_any_form_however_many_questions_a_page() -> None:
    forms = [*own_instruments(AnyPictogram()), *own_ratings(AnyPictogram())]
    lettering = Lettering()
    for form, language in product(forms, ["sv", "en"]):
        for steps, item in product([one for one in form.steps_offered if one != LINE_STEPS], form.items):
            block = choice_block(blocks(INSIDE, most_on_page(steps))[0], steps)
            faces = tuple(Face("", option.label[language]) for option in form.options(item, steps))
            _upright, parts = best_way(lettering, faces, block.answers, bold=True)
            for face, (_picture, words) in zip(faces, parts, strict=True):
                fitted = lettering.fit(face.words, words, EASY_POINTS, bold=True)
                assert fitted.whole, (form.id, steps, face.words)
            room = Box(0, 0, block.words.width - 7, block.words.height)
            assert lettering.fit(item.question[language], room, 28, EASY_POINTS, bold=True).whole


@pytest.mark.parametrize("steps", [2, 3, 5, LINE_STEPS])
def test_pages_hold_as_many_questions_as_wished_and_carry_their_furniture(steps: int) -> None:
    form = with_line()
    for per_page in range(1, most_on_page(steps) + 1):
        pdf = printed(form, steps=steps, per_page=per_page, unit="Solgläntan")
        pages = -(-len(form.items) // per_page) + 2
        assert len(pdf.pages) == pages
        for number, page in enumerate(pdf.pages, 1):
            assert (round(page.width), round(page.height)) == (210, 297)
            lines = page.text()
            assert f"{number} ({pages})" in lines
            assert "Gruppbostad · Solgläntan" in lines
            assert "2026-03-04" in lines
            assert code_of(form, steps, "sv").written() in lines
            assert "Accessible FIT pictograms" in lines


def test_too_many_questions_on_a_page_are_refused() -> None:
    with pytest.raises(TooManyOnPage):
        printed(with_line(), steps=5, per_page=3)
    with pytest.raises(TooManyOnPage):
        printed(with_line(), per_page=0)


@pytest.mark.parametrize("per_page", [1, 2])
def test_the_ruler_line_is_ten_centimetres_with_a_tick_at_each_end_and_nothing_between(per_page: int) -> None:
    pdf = printed(with_line(), steps=LINE_STEPS, per_page=per_page)
    found = 0
    for page in pdf.pages[:-1]:
        inside = [line for line in page.lines if 20 < line.y1 < 275]
        rulers = [line for line in inside if line.level and line.x1 > 40]
        for ruler in rulers:
            if ruler.width < 0.5:
                continue  # a line to write on
            found += 1
            assert ruler.length == pytest.approx(100.0, abs=0.1)
            near = [line for line in inside if not line.level and abs(line.y1 + line.y2 - 2 * ruler.y1) < 0.1]
            assert sorted(line.x1 for line in near) == pytest.approx([ruler.x1, ruler.x2], abs=0.01)
    assert found == len(with_line().items) + 1, "every question and the one to try"


def test_a_file_with_a_line_asks_the_printer_not_to_shrink_it() -> None:
    data = question_form(Words("sv"), with_line(), FormWishes(DAY, LINE_STEPS, 2), catalogue())
    assert b"/PrintScaling /None" in data
    assert read_pdf(data).pages[1].text().count("100 mm") == 1


def test_ends_of_a_line_change_places_when_it_is_turned() -> None:
    def ends(turned: bool) -> list[str]:
        page = printed(with_line(), steps=LINE_STEPS, per_page=1, turned=turned).pages[1]
        found = [one for one in page.words if one.text.startswith("Mår")]
        return [one.text for one in sorted(found, key=lambda one: one.x)]

    assert ends(turned=False) == ["Mår dåligt", "Mår bra"]
    assert ends(turned=True) == ["Mår bra", "Mår dåligt"]


def test_pictures_are_sharp_and_large() -> None:
    data = question_form(Words("sv"), with_line(), FormWishes(DAY), catalogue())
    for page in read_pdf(data).pages[1:-1]:
        assert all(one.dots_per_inch >= 299 for one in page.pictures)
        assert min(one.width for one in page.pictures) >= 25


def test_the_same_form_gives_the_same_bytes_and_says_what_it_is() -> None:
    wishes = FormWishes(DAY, unit="Solgläntan")
    first, second = (
        question_form(Words("sv"), find_instrument("group_home"), wishes, Catalogue.bundled())
        for _ in range(2)
    )
    assert first == second
    pdf = read_pdf(first)
    assert b"/Lang (sv)" in pdf.catalog
    assert b"/Title (Gruppbostad)" in pdf.info
    assert b"(D:20260304000000Z)" in pdf.info
    assert pdf.embedded == {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"}
    assert {one.font for page in pdf.pages for one in page.words} == pdf.embedded


def test_another_reader_reads_the_same() -> None:
    data = question_form(Words("sv"), find_instrument("group_home"), FormWishes(DAY), Quick())
    theirs, ours = PdfReader(io.BytesIO(data), strict=True), read_pdf(data)
    assert theirs.metadata is not None
    assert theirs.metadata.title == "Gruppbostad"
    assert len(theirs.pages) == len(ours.pages)
    for page, own in zip(theirs.pages, ours.pages, strict=True):
        assert [line for line in page.extract_text().splitlines() if line.strip()] == own.text().splitlines()


def test_the_persons_own_photo_stands_in_the_place_of_a_picture_and_needs_no_thanks() -> None:
    from tests.pictograms.photo_files import encoded, scene

    form = find_instrument("group_home")
    keys = {form.items[0].pictogram: encoded(scene(300, 200), "PNG")}
    plain, own = printed(form, per_page=1), printed(form, per_page=1, photos=keys, alias="Kalle")
    assert "Kalle" in own.pages[0].text()
    assert "Kalle" not in plain.pages[0].text()
    assert len(plain.pages[1].pictures) == len(own.pages[1].pictures)


def test_what_a_licence_asks_for_is_printed() -> None:
    form = replace(
        with_line(), licensed=True, licence=Licence("Somebody", "© Somebody. Used with permission.")
    )
    assert all("© Somebody. Used with permission." in page.text() for page in printed(form).pages)


# ---------------------------------------------------------------------- layout


def _parts(block: Block) -> list[Box]:
    return [block.picture, block.words, *block.answers, *block.quiet]


@pytest.mark.parametrize("steps", [2, 3, 5, LINE_STEPS])
def test_nothing_lies_over_anything_else_and_no_answer_is_smaller_to_point_at(steps: int) -> None:
    for per_page in range(1, most_on_page(steps) + 1):
        rooms = blocks(INSIDE, per_page)
        assert not any(one.meets(other) for one, other in combinations(rooms, 2))
        for room in rooms:
            block = line_block(room) if steps == LINE_STEPS else choice_block(room, steps)
            assert all(room.holds(part) for part in _parts(block))
            assert not any(one.meets(other) for one, other in combinations(_parts(block), 2))
            if block.line is not None:
                assert block.line.width == LINE_MM
                assert not any(
                    end.meets(Box(block.line.left, block.line.top - 4, LINE_MM, 8)) for end in block.answers
                )
            else:
                sizes = [box.area for box in (*block.answers, *block.quiet)]
                assert max(sizes) == pytest.approx(min(sizes), rel=0.001)
                assert min(block.answers[0].width, block.answers[0].height) >= 24


def test_words_that_do_not_fit_are_shortened_and_say_so() -> None:
    lettering = Lettering()
    fits = lettering.fit("Personlig assistansverksamhet", Box(0, 0, 180, 20), 28, 18)
    assert fits.whole and fits.lines == ("Personlig assistansverksamhet",)
    cut = lettering.fit("Personlig assistansverksamhet " * 9, Box(0, 0, 40, 14), 28, 18)
    assert not cut.whole and cut.lines[-1].endswith("…")
    assert all(lettering.width(line, cut.size) <= 40 for line in cut.lines)


# ---------------------------------------------------------------------- the code


@pytest.mark.parametrize("steps", [2, 3, 5, LINE_STEPS])
@pytest.mark.parametrize("turned", [True, False])
def test_the_code_is_read_back_however_it_is_copied(steps: int, turned: bool) -> None:
    code = code_of(find_instrument("group_home"), steps, "sv", turned)
    for written in (code.written(), code.written().upper(), f" {code.written().replace('-', ' – ')} "):
        assert read_code(written) == code
    assert code.names(find_instrument("group_home"))
    assert not code.names(with_line()), "another wording has another checksum"


@pytest.mark.parametrize("written", ["", "group_home", "group_home-1-3f9a2c-4-sv", "<script>", "a" * 500])
def test_what_is_no_code_is_refused_in_words(written: str) -> None:
    with pytest.raises(CodeUnreadable) as refused:
        read_code(written)
    assert EXAMPLE in " ".join(Words("en").error(refused.value))
    assert read_code(EXAMPLE).instrument_id == "group_home"
