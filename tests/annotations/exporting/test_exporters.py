from annotations.exporting import FORMATS


def test_every_form_has_its_key_and_a_label():
    assert {key: exporter.label for key, exporter in FORMATS.items()} == {
        "iso": "ISO/IEC commenting template (Word)",
        "xlsx": "Excel workbook",
        "csv": "CSV table",
    }
    assert [exporter.name for exporter in FORMATS.values()] == list(FORMATS)
