"""How findings look: one file a format, each with `render(findings, style)`."""

# The module of each format, imported when it is chosen.
FINDING_FORMATS = {name: name for name in ("text", "concise", "json", "github", "sarif")}
