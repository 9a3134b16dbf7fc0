"""One small file of each format that holds much of what the format can say: clauses, terms, lists, tables, notes."""

# ruff: noqa: E501 (files are easier to see whole)

from __future__ import annotations

from collections.abc import Callable

from tests.drafts import open as opened
from tests.drafts import word
from tests.drafts.printed import pdf_file

_MATHS = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>'


def word_draft() -> bytes:
    """A Word file with styles, automatic numbers, a table, notes and tracked changes."""
    tracked = "<w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    called = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return word.word_file(
        word.paragraph("Draft Recommendation ITU-T X.1", "Title"), word.paragraph("1\tScope", "Heading1"),
        word.paragraph("Avatars shall be kept.", inner=tracked + called), word.paragraph("a\titem", numbering=(1, 0)),
        word.paragraph("Definitions", "Heading1", numbering=(1, 0)), word.paragraph("NOTE 1 – Not binding."),
        word.table(word.row("Key", "Value"), word.row("a", "b\nc")), word.paragraph("Table 1 – Lengths"),
        word.paragraph("Annex A (informative)", "Heading1"), word.paragraph("A.1\tSamples", "Heading2"),
        numbers=word.numbering({1: word.level(0, "%1.") + word.level(1, "%1.%2")}),
        parts={
            "footnotes": f'<w:footnote w:id="2">{word.paragraph("A note.")}</w:footnote>',
            "header": word.paragraph("Head"),
        },
    )  # fmt: skip


def open_draft() -> bytes:
    """An OpenDocument text with the same."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>A note.</text:p></text:note-body></text:note>"
    )
    return opened.open_file(
        opened.heading("Scope", 1), opened.paragraph("Avatars shall be kept.", inner=note),
        opened.bullets("L1", opened.paragraph("item"), opened.bullets("L1", opened.paragraph("deep"))),
        opened.heading("Terms and definitions", 1), opened.heading("avatar", 2),
        opened.table(opened.row(opened.cell("Key"), opened.cell("Value")), head=opened.row(opened.cell("Head"))),
        opened.paragraph("Annex A (informative)"),
        styles='<text:outline-style style:name="Outline">' + opened.level(1, kind="outline") + "</text:outline-style>",
    )  # fmt: skip


def memo() -> bytes:
    """A memo in RFCXML."""
    return (
        b'<rfc docName="draft-avatar-keys-03" number="9999"><front><title>Keys</title><author fullname="An Editor"/>'
        b'<date month="May" year="2026"/><abstract><t>Why.</t></abstract></front><middle><section anchor="s"><name>'
        b'Scope</name><t>An avatar <xref target="r"/> and <eref target="https://a.example"/>.<iref item="x"/></t><ol '
        b'type="a" group="g"><li>one</li><li><t>two</t></li></ol><dl><dt>key</dt><dd>value</dd></dl><table><name>T</name>'
        b'<thead><tr><th colspan="2">h</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table><figure '
        b'anchor="f"><artwork>+-+</artwork></figure><list style="format R%d"><t hangText="h">x</t></list><texttable>'
        b"<ttcol>a</ttcol><c>b</c></texttable><aside><t>aside</t></aside></section></middle><back><references title="
        b'"Normative"><reference anchor="r"><front><title>R</title><author><organization>O</organization></author>'
        b'</front><seriesInfo name="RFC" value="1"/></reference></references><section numbered="false" title="Thanks">'
        b"<t>x</t></section><section title='More'/></back></rfc>"
    )


def standard() -> bytes:
    """A standard in NISO STS."""
    return (
        '<standard xmlns:tbx="urn:iso:std:iso:30042:ed-1"><front><std-meta><title-wrap><full>Keys</full></title-wrap>'
        "<std-ref>XS 1:2026</std-ref></std-meta><sec><title>Foreword</title><p>We.</p></sec></front><body><sec><label>1"
        "</label><title>Scope</title><p>An avatar<xref ref-type='fn'>1)</xref><fn><label>1)</label><p>A body.</p></fn>"
        "</p><list><list-item><label>a)</label><p>one</p></list-item></list><non-normative-note><label>NOTE</label><p>n"
        "</p></non-normative-note><table-wrap><label>Table 1</label><caption><title>T</title></caption><table><tr><th "
        'rowspan="2">k</th><td>v</td></tr></table></table-wrap><disp-formula>' + _MATHS + "<label>(1)</label>"
        "</disp-formula></sec><term-sec><label>3.1</label><tbx:termEntry><tbx:langSet><tbx:definition>d"
        "</tbx:definition><tbx:note>n</tbx:note><tbx:tig><tbx:term>avatar</tbx:term></tbx:tig></tbx:langSet>"
        "</tbx:termEntry></term-sec></body><back><app-group><app><label>Annex A</label><annex-type>(informative)"
        "</annex-type><title>S</title></app></app-group><ref-list><title>Bibliography</title><ref><label>[1]</label>"
        "<mixed-citation>XS 3</mixed-citation></ref></ref-list></back></standard>"
    ).encode()


def law() -> bytes:
    """A law in Akoma Ntoso."""
    return (
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><x>y</x></meta><preface><p>'
        b"<docTitle>Law</docTitle></p></preface><preamble><recitals><recital><num>(1)</num><p>Whereas.</p></recital>"
        b"</recitals></preamble><body><chapter><num>Chapter I</num><heading>General</heading><article><num>Article 1"
        b"</num><heading>Scope</heading><paragraph><num>1.</num><list><intro><p>Avatars</p></intro><point><num>(a)</num>"
        b"<content><p>one<authorialNote marker='1'><p>n</p></authorialNote></p></content></point></list></paragraph>"
        b"<quotedStructure><article><num>Article 9</num><content><p>q</p></content></article></quotedStructure><table>"
        b"<tr><td>a</td></tr></table></article></chapter></body><conclusions><p>Done.</p></conclusions><attachments>"
        b"<attachment><heading>Annex I</heading><doc><mainBody><p>x<del>y</del></p></mainBody></doc></attachment>"
        b"</attachments></act></akomaNtoso>"
    )


def metanorma() -> bytes:
    """A standard in Metanorma XML, as it was written."""
    return (
        '<iso-standard xmlns="https://www.metanorma.org/ns/iso" type="semantic"><bibdata><title language="en" type="main">'
        'Keys</title><docidentifier type="ISO">XS 1:2026</docidentifier><language>en</language></bibdata><preface>'
        '<foreword obligation="informative"><title>Foreword</title><p>We.</p></foreword></preface><sections><clause id="a" '
        'type="scope" obligation="normative"><title>Scope</title><p>An <xref target="t"/> and <eref citeas="XS 2">'
        '<localityStack><locality type="clause"><referenceFrom>9</referenceFrom></locality></localityStack></eref>.<fn '
        'reference="1"><p>A body.</p></fn></p><ol type="alphabet"><li><p>one</p><ul><li><p>deep</p></li></ul></li></ol><note>'
        "<p>n</p></note><example><p>e</p></example></clause><terms><title>Terms and definitions</title><term><preferred>"
        "<expression><name>avatar</name></expression></preferred><admitted><expression><name>double</name></expression>"
        "</admitted><definition><verbal-definition><p>body</p></verbal-definition></definition><termnote><p>n</p></termnote>"
        '<source><origin citeas="XS 3"/></source></term></terms><clause><title>Keys</title><table id="t"><name>T</name><tbody>'
        '<tr><td colspan="2">k</td></tr></tbody></table><formula><stem type="MathML">'
        + _MATHS
        + "<asciimath>x^2</asciimath>"
        "</stem><dl><dt>x</dt><dd><p>key</p></dd></dl></formula><requirement><title>R</title><description><p>shall</p>"
        '</description></requirement><figure><name>F</name><image src="data:image/png;base64,AAAA"/></figure></clause>'
        '</sections><annex obligation="informative"><title>Samples</title><clause><title>First</title></clause></annex>'
        '<bibliography><references normative="true"><title>Normative references</title><bibitem><title>XS 2</title>'
        '<docidentifier>XS 2</docidentifier></bibitem></references><references normative="false"><title>Bibliography</title>'
        "<bibitem><formattedref>XS 3, <em>Keys</em></formattedref></bibitem></references></bibliography></iso-standard>"
    ).encode()


def displayed() -> bytes:
    """The same as Metanorma prepares it for display: numbers and references are in it, much of it twice."""
    number = (
        '<fmt-title depth="1"><span class="fmt-caption-label"><semx element="autonum">1</semx></span><span class='
        '"fmt-caption-delim"><tab/></span><semx element="title" source="s">Scope</semx></fmt-title>'
    )
    annex = (
        '<fmt-title><strong><span class="fmt-caption-label"><strong><span class="fmt-element-name">Annex</span> <semx '
        'element="autonum">A</semx></strong><br/><span class="fmt-obligation">(informative)</span></span></strong><br/>'
        '<semx element="title">Samples</semx></fmt-title>'
    )
    return (
        '<metanorma xmlns="https://www.metanorma.org/ns/standoc" type="presentation" flavor="iso"><bibdata><title>Keys'
        '</title></bibdata><preface><clause type="toc" displayorder="1"><fmt-title>Contents</fmt-title></clause></preface>'
        f'<sections><clause id="c" displayorder="3" obligation="normative"><title>Scope</title>{number}<fmt-xref-label>Clause 1'
        '</fmt-xref-label><p>See <xref id="x" target="A"/><semx element="xref" source="x"><fmt-xref>Annex A</fmt-xref></semx>.'
        '</p><ul><li><fmt-name><semx element="autonum">—</semx></fmt-name><p>one</p></li></ul><note><fmt-name><span '
        'class="fmt-caption-label"><span class="fmt-element-name">NOTE</span></span></fmt-name><p>n</p></note><table><name>T'
        '</name><fmt-name><span class="fmt-caption-label"><span class="fmt-element-name">Table</span> <semx element="autonum">'
        '1</semx></span> — <semx element="name">T</semx></fmt-name><tr><td>k</td></tr></table></clause></sections><annex '
        f'displayorder="4" obligation="informative"><title>Samples</title>{annex}<clause><title>A.1<tab/>Old</title></clause>'
        "</annex><indexsect><p>index</p></indexsect></metanorma>"
    ).encode()


def page() -> bytes:
    """A page of HTML."""
    return (
        "<html><head><title>Keys</title></head><body><nav><ol><li>1 Scope</li></ol></nav><h1>Keys</h1><h2 id=s><span "
        'class="secno">1. </span>Scope<a class="self-link" href="#s">§</a></h2><p>An avatar<sup><a href="#n">1</a>'
        "</sup> shall.<br>More.</p><ol type=a start=3><li>one<ul><li>deep</ul><li>two</ol><dl><dt>key<dd>value</dl>"
        "<table><caption>Table 1 – T</caption><tr><th rowspan=2>k<td>v<tr><td colspan=3>w</table><pre>code</pre>"
        f"<div class=note>NOTE 1 – n</div>{_MATHS}<img src='data:image/png;base64,AAAA' alt=a><h3>1.1 General</h3>"
        '<p class="MsoNormal" style="mso-list:l0 level1 lfo1">x</p><h2>Annex A (informative) Samples</h2></body></html>'
    ).encode()


def respec() -> bytes:
    """A page whose sections are in Markdown."""
    return (
        '<!DOCTYPE html><html><head><title>Keys</title><script class=remove>var respecConfig = {format: "markdown"};'
        "</script></head>\n<body>\n<section id=abstract>\nWhy.\n</section>\n<section>\n  ## 1 Scope {#s}\n\n  An *avatar*"
        " shall `keep &lt;id>`[^1].\n\n    - one\n    - two\n\n  ```js\n  # no heading\n    key();\n  ```\n\n  | k | v |\n"
        "  |---|---|\n  | a | b |\n\n  ### 1.1 General\n  <p class=note>NOTE 1 – n</p>\n\n  <pre>\n## code\n\n  too</pre>\n"
        "</section>\n<section>\n## Annex A (informative) Samples\nwords</section>\n</body></html>"
    ).encode()


def markdown() -> bytes:
    """Markdown of kramdown-rfc."""
    return (
        b"---\ntitle: Keys\ndocname: draft-keys-00\ndate: 2026-05\n---\n\n--- abstract\n\nWhy.\n\n--- middle\n\n# Scope "
        b"{#s}\n\n{::boilerplate bcp14-tagged}\n\nAn *avatar* {{RFC2119}} `code` [link](https://a.example).\n\n## General"
        b'\n\n1. one\n   - deep\n2. two\n\n~~~ abnf\nkey = 1\n~~~\n{: #f title="F"}\n\n| k | v |\n|---|---|\n| a | b |\n'
        b'{: #t}\n\nkey:\n: value\n\n# Thanks\n{:numbered="false"}\n\n<table><tr><td>x</td></tr></table>\n\n--- back\n\n'
        b"# Samples\n\nSetext\n------\n\n> quote\n"
    )


def pandoc() -> bytes:
    """Markdown of pandoc."""
    return (
        b"# 1 Scope {#s .unnumbered}\n\nAn [avatar]{.mark}[^1] -- `key`{.x} x^2^.\n\n+-----+------+\n| a   | b    |\n"
        b"+=====+======+\n| c   | -  d |\n|     +------+\n|     | e    |\n+-----+------+\n\n: T\n\n# 2 Keys\n\n  k   v\n  --- ---\n"
        b"  1   2\n\n  -------\n  k   v\n  --- ---\n  1   2\n\n  3   4\n  -------\n\n## 2.1 Terms\n\nterm\n:   definition\n\n(a) one\n\n"
        b"    more\n\n(@) two\n\n| line\n| block\n\n::: {.note}\n`<br>`{=html}\n:::\n\n```{=html}\n<p>x</p>\n```\n\n"
        b"[^1]: A body.\n\n    More.\n"
    )


def asciidoc() -> bytes:
    """AsciiDoc for Metanorma."""
    return (
        b"// draft\n= Keys\n:docnumber: 9999\n:revdate: 2026-05-01\n:mn-document-class: iso\n:kind: avatar\n\n== Foreword\n\n"
        b"Why.\n\n== Scope\n\nAn _{kind}_ *shall* be `kept`,footnote:[A body.] see <<a>>,\n<<ISO1,clause 2>> and "
        b'https://a.example[a page].\n\n* one\n** deep\n. first\n\nkey:: value\n\nNOTE: n\n\n.Keys\n[cols="1,1",options="header"]\n'
        b"|===\n|k |v\n\n2+|both\n|a .2+|b\n|c\n|===\n\n=== General\n\n[source,ruby]\n----\n== no heading\n----\n\n[example]\n====\nText +\nand "
        b"more.\n====\n\nifdef::draft[]\ninclude::keys.adoc[]\nendif::[]\n\nimage::key.png[A key]\n\n== Terms and definitions\n\n"
        b"=== wallet\nalt:[purse]\n\nwhat holds keys\n\n[[a]]\n[appendix,obligation=informative]\n== Samples\n\n=== Steps\n\n"
        b"stem:[x_1]\n\n[bibliography]\n== Bibliography\n\n* [[[ISO1,ISO 1]]], _Walls_\n"
    )


def text() -> bytes:
    """A memo in plain text, with contents, pages and items."""
    return (
        b"Internet-Draft                    Keys                    May 2026\n\n                     Keys of Avatars\n\n"
        b"Abstract\n\n   Why.\n\nTable of Contents\n\n   1.  Scope . . . . . 1\n   1.1.  General . . . 1\n\n1.  Scope\n\n"
        b"   An avatar shall be\n   kept.\n\n   a) one\n   b) two\n\nEditor            Expires June 2026         [Page 1]\n"
        b"\x0cInternet-Draft                    Keys                    May 2026\n\n1.1.  General\n\n   +---+---+\n   | k |"
        b" v |\n   +---+---+\n\n3.1 avatar\n\nbody of a user\n\nAnnex A (informative)\n\nA.1 Samples\n\n"
    )


def chinese_law() -> bytes:
    """A Chinese law in plain text, in the encoding of old programs."""
    return (
        "化身法\n（征求意见稿）\n\n第一章　总则\n\n第一条　为了保护个人信息，制定本法。\n\n第二条　应当保存行为记录：\n（一）身份；\n"
        "（二）时间。\n\n第二章　附则\n\n第三条　本法自公布之日起施行。\n\n附录A（资料性）示例\n"
    ).encode("gb18030")  # fmt: skip


def printed() -> bytes:
    """A PDF of two pages with bookmarks."""
    head, foot = (72, 800, "Keys of Avatars"), (300, 40, "1")
    return pdf_file(
        [head, (72, 760, "*1 Scope"), (72, 740, "An avatar shall be kept by the"), (72, 726, "platform."), foot],
        [head, (72, 760, "*1.1 General"), (72, 740, "a) one"), (72, 726, "k"), (200, 726, "v"), (300, 40, "2")],
        bookmarks=["1 Scope", "1.1 General"],
    )  # fmt: skip


SPECIMENS: dict[str, tuple[str, tuple[Callable[[], bytes], ...]]] = {
    "docx": ("draft.docx", (word_draft,)),
    "odt": ("draft.odt", (open_draft,)),
    "rfcxml": ("draft.xml", (memo,)),
    "sts": ("draft.xml", (standard,)),
    "metanorma": ("draft.xml", (metanorma, displayed)),
    "akn": ("draft.xml", (law,)),
    "pdf": ("draft.pdf", (printed,)),
    "html": ("draft.html", (page,)),
    "respec": ("draft.html", (respec,)),
    "asciidoc": ("draft.adoc", (asciidoc,)),
    "markdown": ("draft.md", (markdown, pandoc)),
    "txt": ("draft.txt", (text, chinese_law)),
}
"""By the name of its reader: how a file of the format is called, and what makes it."""
