"""The bars that rolecall is held to, each a ratio of two things measured in the same run, and the
tables of figures."""
import dataclasses


@dataclasses.dataclass
class Bar:
    what: str
    value: float
    bar: float
    at_least: bool = True
    unit: str = " x"
    note: str = ""

    def holds(self):
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    def row(self):
        sign = "≥" if self.at_least else "≤"
        return [self.what, f"**{figure(self.value)}{self.unit}**",
                f"{sign} {self.bar:g}{self.unit}", "yes" if self.holds() else "**no**", self.note]


def figure(value):
    """Three significant digits, without an exponent."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def rate(size, seconds, setup=0.0):
    """MB/s (1,000,000 bytes) of the work proper: `setup` is what the program takes for nothing."""
    work = max(seconds - setup, 1e-9)
    return size / 1e6 / work


def table(header, rows):
    """A Markdown table; columns of figures stand to the right."""
    rows = [[str(cell) for cell in row] for row in rows]

    def is_figure(column):
        cells = [row[column].strip("*≥≤ ") for row in rows if row[column] not in ("", "-")]
        return bool(cells) and all(cell[:1].isdigit() for cell in cells)

    rule = ["--:" if is_figure(i) else "---" for i in range(len(header))]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, rule, *rows]) + "\n"
