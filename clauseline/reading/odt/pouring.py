"""Moves words between the paragraphs of an OpenDocument file."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from clauseline.reading.odt.names import TEXT

PARAGRAPHS = (TEXT + "p", TEXT + "h")
_LIST, _ITEM, _HEADER = TEXT + "list", TEXT + "list-item", TEXT + "list-header"
_ITEMS = (_ITEM, _HEADER)
_PRUNED = (_LIST, _ITEM, _HEADER, TEXT + "numbered-paragraph")


def paragraph_of(part: etree._Element) -> etree._Element | None:
    """The innermost paragraph or heading around `part`."""
    return next(part.iterancestors(*PARAGRAPHS), None)


def split(paragraph: etree._Element, mark: etree._Element) -> etree._Element:
    """Cut `paragraph` at `mark`, which goes: an element like it with all that followed."""
    rest: etree._Element | None = None
    place = mark
    while place is not paragraph:
        around = place.getparent()
        assert around is not None
        copy = etree.Element(around.tag, {str(name): str(told) for name, told in around.attrib.items()})
        if rest is not None:
            copy.append(rest)
            rest.tail = place.tail
        else:
            copy.text = place.tail
        place.tail = None
        copy.extend(list(place.itersiblings()))
        rest, place = copy, around
    remove(mark)
    assert rest is not None
    return rest


def pour_before(target: etree._Element, source: etree._Element) -> None:
    """What `source` holds goes to the start of `target`."""
    children = list(source)
    text, target.text, source.text = target.text, source.text, None
    for place, child in enumerate(children):
        target.insert(place, child)
    _add(target, children[-1] if children else None, text)


def pour_after(target: etree._Element, source: etree._Element) -> None:
    """What `source` holds goes to the end of `target`."""
    _add(target, target[-1] if len(target) else None, source.text)
    source.text = None
    target.extend(list(source))


def pour_in(mark: etree._Element, source: etree._Element) -> None:
    """What `source` holds takes the place of `mark`."""
    around = mark.getparent()
    assert around is not None
    _add(around, mark.getprevious(), source.text)
    source.text = None
    for child in list(source):
        mark.addprevious(child)
    remove(mark)


def put_in_place(paragraph: etree._Element, blocks: Sequence[etree._Element]) -> None:
    """`blocks` take the place of `paragraph`; in a list, their items take that of its item."""
    around = paragraph.getparent()
    assert around is not None
    if around.tag not in _ITEMS:
        for block in blocks:
            paragraph.addprevious(block)
        remove(paragraph)
        return
    before, after = list(paragraph.itersiblings(preceding=True))[::-1], list(paragraph.itersiblings())
    items = [item for block in blocks for item in _items(block)]
    for item in items:
        around.addprevious(item)
    for place, block in enumerate(before):
        items[0].insert(place, block)
    items[-1].extend(after)
    remove(around)


def remove(element: etree._Element) -> None:
    """Take `element` away, but not the words behind it; a list goes with its last item."""
    around = element.getparent()
    if around is None:
        return
    _add(around, element.getprevious(), element.tail)
    around.remove(element)
    if around.tag in _PRUNED and not len(around) and not (around.text or "").strip():
        remove(around)


def _items(block: etree._Element) -> list[etree._Element]:
    """The items of a list, below lists that hold nothing but another one; or `block` as an item without a mark."""
    if block.tag != _LIST:
        header = etree.Element(_HEADER)
        header.append(block)
        return [header]
    items = list(block)
    return _items(items[0][0]) if len(items) == 1 and [part.tag for part in items[0]] == [_LIST] else items


def _add(around: etree._Element, before: etree._Element | None, text: str | None) -> None:
    """Write `text` into `around`, behind its child `before` or at its start."""
    if before is not None:
        before.tail = (before.tail or "") + (text or "")
    else:
        around.text = (around.text or "") + (text or "")
