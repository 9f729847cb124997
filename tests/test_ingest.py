"""Reading: every format gives the same article, odd input is skipped with a reason or refused by name."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import pytest

from kg.errors import InputError, LanguageError
from kg.ingest import FORMATS, parse_columns, read_articles
from kg.ingest.boilerplate import find_boilerplate
from kg.ingest.dates import to_iso_date
from kg.model import Article, Skipped

TITLE = "Indonesia Kirim Bantuan ke Vanuatu"
BODY = (
    "Pemerintah Indonesia mengirim bantuan kemanusiaan kepada Vanuatu setelah gempa besar di negara itu. "
    "Presiden meminta para menteri segera bekerja dan melaporkan hasilnya kepada masyarakat."
)
TEXT = f"{TITLE}\n\n{BODY}"
ENGLISH = (
    "The president met the prime minister in London and they agreed to work together on trade and defence."
)


def one(*inputs: Path | str, **options: object) -> Article:
    (article,) = read_articles(inputs, **options)  # type: ignore[arg-type]
    assert isinstance(article, Article), article
    return article


def reason(*inputs: Path | str, **options: object) -> str:
    (skipped,) = read_articles(inputs, **options)  # type: ignore[arg-type]
    assert isinstance(skipped, Skipped), skipped
    return skipped.reason


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class TestFormats:
    def test_text_keeps_the_whole_file_and_its_offsets(self, tmp_path: Path) -> None:
        text = TEXT.replace("\n", "\r\n")
        article = one(write(tmp_path / "vanuatu.txt", text))
        assert (article.id, article.text, article.title, article.language) == ("vanuatu", text, TITLE, "id")
        assert article.source == str(tmp_path / "vanuatu.txt")

    def test_markdown_states_its_fields_in_front_matter(self, tmp_path: Path) -> None:
        article = one(
            write(
                tmp_path / "a.md",
                f"---\ntitle: {TITLE}\ndate: 2025-11-12\nsite: Warta\n---\n# {TITLE}\n\n{BODY}\n",
            )
        )
        assert (article.title, article.published, article.publisher) == (TITLE, "2025-11-12", "Warta")
        assert [span.kind for span in article.boilerplate] == ["front-matter", "markup"]

    def test_html_gives_title_text_date_and_site(self, tmp_path: Path) -> None:
        page = (
            f"<html><head><title>{TITLE}</title><meta property='og:site_name' content='Warta'>"
            "<meta property='article:published_time' content='2025-11-12T10:00:00Z'></head><body>"
            f"<nav>Beranda</nav><article><h1>{TITLE}</h1><p>{BODY}</p><p>{BODY} Lagi.</p>"
            "</article></body></html>"
        )
        article = one(write(tmp_path / "a.html", page))
        assert article.text.startswith(TEXT)
        assert (article.title, article.published, article.publisher) == (TITLE, "2025-11-12", "Warta")

    @pytest.mark.parametrize("page", ["", "<html><body><p", "<html></html>", "<<<>>>", "<div>" * 5000])
    def test_broken_html_is_skipped(self, tmp_path: Path, page: str) -> None:
        assert reason(write(tmp_path / "a.html", page)) == "no article text found in the page"

    def test_json_lines_by_the_usual_names(self, tmp_path: Path) -> None:
        record = {
            "guid": "x-1",
            "headline": TITLE,
            "body": BODY,
            "published_at": "12/11/2025",
            "link": "https://a.example/",
        }
        article = one(write(tmp_path / "a.jsonl", json.dumps(record)))
        assert (article.id, article.text, article.title) == ("x-1", TEXT, TITLE)
        assert (article.published, article.url) == ("2025-11-12", "https://a.example/")
        assert article.source.endswith("a.jsonl:1")

    def test_json_lines_by_named_columns(self, tmp_path: Path) -> None:
        record = {"isi_lengkap": BODY, "meta": {"situs": "Warta"}}
        path = write(tmp_path / "a.jsonl", json.dumps(record))
        article = one(path, columns=parse_columns("text=isi_lengkap,publisher=meta.situs"))
        assert (article.text, article.publisher) == (BODY, "Warta")
        assert len(article.id) == 16, "without an id column, the id is a digest"

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_tables(self, tmp_path: Path, delimiter: str) -> None:
        path = tmp_path / ("a.tsv" if delimiter == "\t" else "a.csv")
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows(
                [["id", "title", "text"], ["7", TITLE, BODY + "\n" + BODY], ["8", "", BODY]]
            )
        first, second = read_articles([path])
        assert isinstance(first, Article) and isinstance(second, Article)
        assert (first.id, first.text, second.id) == ("7", f"{TEXT}\n{BODY}", "8")
        assert second.source == f"{path}:4", "lines are counted in the file, not in rows"

    def test_a_folder_is_read_in_order_with_its_folders(self, tmp_path: Path) -> None:
        (tmp_path / "sub").mkdir()
        for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
            write(tmp_path / name, f"{name}\n\n{BODY}")
        found = list(read_articles([tmp_path]))
        assert [article.id for article in found if isinstance(article, Article)] == ["a", "b", "c"]
        assert len(found) == 3

    def test_a_pattern(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", BODY)
        assert one(str(tmp_path / "*.txt")).id == "a"

    def test_ids_that_come_twice_get_a_number(self, tmp_path: Path) -> None:
        for folder, text in (("1", BODY), ("2", TEXT), ("3", BODY)):
            (tmp_path / folder).mkdir()
            write(tmp_path / folder / "a.txt", text)
        first, second, third = read_articles([tmp_path])
        assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Skipped)
        assert (first.id, second.id) == ("a", "a-2")
        assert third.reason == "the same text and id as an article before it: a"


class TestEncodings:
    ACCENTS = f"{BODY} Presiden Nicolás Maduro menemui António “Tony” Guterres – di Caracas."

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    def test_is_told_from_the_bytes(self, tmp_path: Path, encoding: str) -> None:
        assert one(write(tmp_path / "a.txt", self.ACCENTS.encode(encoding))).text == self.ACCENTS

    def test_lone_surrogates_keep_offsets_and_can_be_written(self, tmp_path: Path) -> None:
        article = one(write(tmp_path / "a.jsonl", '{"text": "\\ud800 ' + BODY + '"}'))
        assert article.text == f"\ufffd {BODY}"
        article.text.encode()

    def test_a_line_in_another_encoding_is_skipped_alone(self, tmp_path: Path) -> None:
        lines = json.dumps({"text": BODY}).encode() + b'\n{"text": "caf\xe9 ' + BODY.encode() + b'"}\n'
        first, second = read_articles([write(tmp_path / "a.jsonl", lines)])
        assert isinstance(first, Article)
        assert second == Skipped(source=f"{tmp_path / 'a.jsonl'}:2", reason="not UTF-8 text")


class TestSkipped:
    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("a.txt", b"", "empty: no text in it"),
            ("a.txt", b" \n\t\n", "empty: no text in it"),
            ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary, not text"),
            ("a.txt", bytes(range(256)) * 20, "binary, not text"),
            ("a.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 stream", "binary, not text"),
            ("a.jsonl", b"\x1f\x8b\x08\x00" + bytes(100), "binary, not text"),
        ],
    )
    def test_what_is_no_text(self, tmp_path: Path, name: str, content: bytes, expected: str) -> None:
        assert reason(write(tmp_path / name, content)) == expected

    def test_a_foreign_language_is_named(self, tmp_path: Path) -> None:
        text = (
            "Le président a rencontré le premier ministre à Paris et ils ont parlé de la guerre en Ukraine."
        )
        assert reason(write(tmp_path / "a.txt", text)).startswith("language is 'fr' (read are: en, id;")

    def test_malay_is_not_taken_for_indonesian(self, tmp_path: Path) -> None:
        text = (
            "KUALA LUMPUR: Polis berkata syarikat itu menipu pelanggan kerana masalah kewangan. "
            "Mahkamah diberitahu "
            "bahawa wang tersebut dipindahkan oleh pengarah manakala pejabat syarikat ditutup."
        )
        assert reason(write(tmp_path / "a.txt", text)).startswith("language is Malay (ms)")

    def test_fifty_megabytes_of_one_line_are_refused_quickly(self, tmp_path: Path) -> None:
        start = time.perf_counter()
        line = b"x" * 50_000_000
        assert reason(write(tmp_path / "a.txt", line)) == "larger than 10,000,000 bytes"
        write(tmp_path / "a.jsonl", b'{"text": "' + line + b'"}\n' + json.dumps({"text": BODY}).encode())
        first, second = read_articles([tmp_path / "a.jsonl"])
        assert isinstance(first, Skipped) and "longer than 10,000,000" in first.reason
        assert isinstance(second, Article), "the line after it is read"
        write(tmp_path / "a.csv", b"id,text\n1,")
        with (tmp_path / "a.csv").open("ab") as stream:
            stream.write(line)
        assert "line too long" in reason(tmp_path / "a.csv")
        assert time.perf_counter() - start < 5

    def test_the_limit_can_be_set(self, tmp_path: Path) -> None:
        assert reason(write(tmp_path / "a.txt", TEXT), limit=100) == "larger than 100 bytes"

    def test_invalid_json_on_line_7_of_10(self, tmp_path: Path) -> None:
        lines = [json.dumps({"id": str(number), "text": f"{BODY} {number}"}) for number in range(1, 11)]
        lines[6] = '{"id": "7", "text": '
        found = list(read_articles([write(tmp_path / "a.jsonl", "\n".join(lines))]))
        (skipped,) = (item for item in found if isinstance(item, Skipped))
        assert len(found) == 10
        assert skipped.source == f"{tmp_path / 'a.jsonl'}:7"
        assert skipped.reason.startswith("invalid JSON at column ")

    def test_other_broken_lines(self, tmp_path: Path) -> None:
        lines = ["[1]", '{"title": "t"}', "[" * 100_000, '{"text": " "}']
        reasons = [
            item.reason
            for item in read_articles([write(tmp_path / "a.jsonl", "\n".join(lines))])
            if isinstance(item, Skipped)
        ]
        assert reasons == [
            "a JSON list, not an object",
            "no column 'text' (has: title); name it with --columns text=…",
            "JSON nested too deep",
            "the column 'text' is empty",
        ]

    def test_a_row_of_the_wrong_width(self, tmp_path: Path) -> None:
        assert reason(write(tmp_path / "a.csv", "id,text\n1,a,b\n")) == "3 columns where the header has 2"

    def test_a_file_in_a_folder_that_is_no_article(self, tmp_path: Path) -> None:
        assert reason(write(tmp_path / "a.docx", "x").parent) == "no reader for files ending in '.docx'"


class TestRefused:
    def test_missing_file(self) -> None:
        with pytest.raises(InputError, match=r"no such file or folder: nowhere\.txt"):
            read_articles(["nowhere.txt"])

    def test_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="the folder is empty"):
            read_articles([tmp_path])

    def test_pattern_without_match(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"nothing matches the pattern: .*\*\.txt"):
            read_articles([f"{tmp_path}/*.txt"])

    def test_unknown_ending(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="cannot tell the format") as caught:
            read_articles([write(tmp_path / "a.docx", "x")])
        assert "--format" in (caught.value.hint or "")

    def test_unknown_format(self) -> None:
        with pytest.raises(InputError, match="no input format named 'docx'") as caught:
            read_articles(["-"], format="docx")
        assert all(name in caught.value.message for name in FORMATS)

    def test_unknown_language(self, tmp_path: Path) -> None:
        with pytest.raises(LanguageError, match=r"no language 'xx' \(available: en, id\)"):
            read_articles([write(tmp_path / "a.txt", BODY)], language="xx")

    @pytest.mark.parametrize("columns", ["text", "body=text", "text="])
    def test_columns_that_cannot_be_read(self, columns: str) -> None:
        with pytest.raises(InputError, match="columns: cannot read"):
            parse_columns(columns)


class TestLanguage:
    def test_is_detected(self, tmp_path: Path) -> None:
        assert one(write(tmp_path / "a.txt", ENGLISH)).language == "en"

    def test_can_be_overridden(self, tmp_path: Path) -> None:
        assert one(write(tmp_path / "a.txt", ENGLISH), language="id").language == "id"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Baca juga: Rupiah Menguat Tajam", "see-also"),
        ("BACA JUGA : Rupiah Menguat Tajam", "see-also"),
        ("Simak juga: Daftar Negara Kaya", "see-also"),
        ("Baca selengkapnya di: berita.example", "see-also"),
        ("Read more: Oil slips", "see-also"),
        ("Daftar isi", "contents"),
        ("Oleh: Siti Aminah", "byline"),
        ("By Jane Roe", "byline"),
        ("Editor: Budi", "byline"),
        ("(abc/def)", "byline"),
        ("Rabu, 12 November 2025 | 10:15 WIB", "date"),
        ("Foto: pesawat di bandara", "credit"),
        ("Photo: lawmakers leaving the chamber", "credit"),
        ("Sign up for our weekly newsletter on trade.", "newsletter"),
        ("Ikuti berita terbaru kami di Google News dan WhatsApp Channel", "newsletter"),
        ("Bagikan", "share"),
        ("ADVERTISEMENT", "advertisement"),
        ("Internasional", "section"),
        ("Tags: Indonesia, ASEAN", "tags"),
    ],
)
def test_lines_that_are_boilerplate(line: str, kind: str) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    (span,) = find_boilerplate(text).spans
    assert (text[span.start : span.end], span.kind) == (line, kind)


@pytest.mark.parametrize(
    ("dateline", "publisher", "published"),
    [
        ("BEIJING – ", None, None),
        ("PORT VILA — ", None, None),
        ("RIGA, Latvia (AP) — ", "AP", None),
        ("CEBU, Philippines, March 5 - ", None, None),
        ("BANGUI, Central African Republic — ", None, None),
        ("Jakarta - ", None, None),
        ("New Delhi, India – ", None, None),
        ("JAKARTA, KOMPAS.com – ", "KOMPAS.com", None),
        ("TEMPO.CO, Jakarta - ", "TEMPO.CO", None),
        ("Jakarta (ANTARA) - ", "ANTARA", None),
        ("Jakarta, CNN Indonesia -- ", "CNN Indonesia", None),
        ("WASHINGTON, November 12, 2025 (Reuters) - ", "Reuters", "2025-11-12"),
        ("Semarang (usmnews) – Dikutip dari detik.com, ", "usmnews", None),
    ],
)
def test_datelines(dateline: str, publisher: str | None, published: str | None) -> None:
    text = f"{TITLE}\n\n{dateline}{BODY}"
    found = find_boilerplate(text)
    assert "".join(text[span.start : span.end] for span in found.spans) == dateline
    assert (found.publisher, found.published) == (publisher, published)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Prabowo – presiden Indonesia – menemui Anwar Ibrahim di Kuala Lumpur.",
        "Baca juga pidato Presiden yang disampaikan kemarin. " * 10,
        "Sumber dari RT mengungkapkan bahwa surat itu dikirim kepada Iran.",
        "By Tuesday the two sides had agreed to meet again in Geneva, diplomats said.",
        "Editor senior itu ditangkap polisi.",
        "Laporan PBB Tuduh Israel Hambat Bantuan",
        "Updated rules hit Chinese chip makers",
        "Tanggal merah membuat bursa tutup",
        "Read the statement of the ministry with care, the minister told China.",
    ],
)
def test_running_text_is_left_alone(text: str) -> None:
    assert find_boilerplate(text).spans == ()


def test_a_bare_lead_in_takes_the_list_under_it() -> None:
    text = f"{BODY}\nBaca juga:\n- Satu\n- Dua\n{BODY}"
    assert [text[span.start : span.end] for span in find_boilerplate(text).spans] == [
        "Baca juga:",
        "- Satu",
        "- Dua",
    ]


def test_a_section_name_is_not_the_title(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", f"International\n{TEXT}")).title == TITLE


@pytest.mark.parametrize("first", [BODY, f"BEIJING – {BODY}", "Satu kalimat pendek."])
def test_a_paragraph_is_not_a_title(tmp_path: Path, first: str) -> None:
    assert one(write(tmp_path / "a.txt", f"{first}\n{BODY}")).title is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-12T10:00:00Z", "2025-11-12"),
        ("12/11/2025", "2025-11-12"),
        ("2025/11/12", "2025-11-12"),
        ("Rabu, 12 Agustus 2025", "2025-08-12"),
        ("Nov. 12, 2025", "2025-11-12"),
        ("Wed, 12 Nov 2025 10:15:00 +0700", "2025-11-12"),
        ("31/02/2025", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert to_iso_date(text) == expected


def test_offsets_of_boilerplate_are_code_points(tmp_path: Path) -> None:
    text = f"😀 Judul yang Pendek\n\nJAKARTA – {BODY}\n\nBaca juga: Nicolás 😀"
    article = one(write(tmp_path / "a.txt", text))
    assert [article.text[span.start : span.end] for span in article.boilerplate] == [
        "JAKARTA – ",
        "Baca juga: Nicolás 😀",
    ]


def test_samples_are_read_with_their_language() -> None:
    from kg.ingest.samples import samples

    articles = [article for article in read_articles(samples()) if isinstance(article, Article)]
    languages = [article.language for article in articles]
    assert languages.count("id") >= 10 and languages.count("en") >= 5
    for article in articles:
        assert article.id.startswith(article.language)
        assert article.title
        assert 200 <= len(article.text.split()) <= 450, article.id
        assert article.boilerplate[-1].kind == "notice", "each says that it was written for the demo"
