"""The words that only HTML needs. Each text is (German, English)."""

HTML: dict[str, tuple[str, str]] = {
    "html.skip": ("Zum Inhalt springen", "Skip to the content"),
    "html.contents": ("Inhalt", "Contents"),
}
