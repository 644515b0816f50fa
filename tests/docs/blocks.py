"""Fenced blocks of Markdown pages."""
import dataclasses
import pathlib

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FENCE = "```"


@dataclasses.dataclass
class Block:
    page: pathlib.Path
    line: int  # of the block's first line, from 1
    language: str
    lines: list

    def place(self):
        return f"{self.page.relative_to(SOURCE)}:{self.line}"


def blocks(page):
    """The fenced blocks of a page, in order. A fence that nothing closes is an error."""
    found, open_block = [], None
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith(FENCE):
            if open_block:
                open_block.lines.append(line)
        elif open_block:
            found.append(open_block)
            open_block = None
        else:
            open_block = Block(page, number + 1, line[len(FENCE):].strip(), [])
    if open_block:
        raise SystemExit(f"{open_block.place()}: the block is never closed")
    return found
