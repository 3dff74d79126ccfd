"""Carrying: what an element of the old version names beside itself, taken into the new version's file."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from generator.docx.named import notes_in
from generator.docx.package import NO_RELATIONS, add_part
from generator.docx.relations import leads_out, part_of, relations_of
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Element, Parts, W, parse, serialize

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMED = "{" + _OFFICE + "}"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = relations_of(DOCUMENT)


@dataclass(frozen=True, slots=True)
class Carrier:
    """Takes notes, pictures and links of the old version into the parts of the new one, in place."""

    old: Parts
    new: Parts
    taken: dict[str, str] = field(default_factory=dict)

    def carry(self, copy: Element) -> None:
        """Let a copy of something in the old body name what stands for it in the new file."""
        for kind in ("footnote", "endnote"):
            for reference in copy.iter(f"{W}{kind}Reference"):
                reference.set(f"{W}id", self._note(kind, reference.get(f"{W}id", "")))
        for element in copy.iter(etree.Element):
            for name, value in element.attrib.items():
                if str(name).startswith(_NAMED):
                    element.set(name, self._relation(str(value)))

    def margin(self, name: str, kind: str, content: bytes) -> str:
        """Add a header or footer of the old version; return the id of its relation."""
        target = f"word/former-{name.rpartition('/')[2]}"
        add_part(
            self.new, target, content.decode(), kind=f"{_CONTENT}.{kind}+xml", relation=f"{_OFFICE}/{kind}"
        )
        return parse(self.new[_RELATIONS])[-1].get("Id", "")

    def _note(self, kind: str, number: str) -> str:
        key = f"{kind} {number}"
        note = notes_in(self.old).get(f"{kind}{number}")
        if key in self.taken or note is None:
            return self.taken.get(key, number)
        name = f"word/{kind}s.xml"
        if name not in self.new:
            root = parse(self.old[name])
            root[:] = [deepcopy(note) for note in root if note.get(f"{W}type") not in (None, "normal")]
            add_part(
                self.new, name, serialize(root).decode(),
                kind=f"{_CONTENT}.{kind}s+xml", relation=f"{_OFFICE}/{kind}s",
            )  # fmt: skip
        root = parse(self.new[name])
        used = [int(n) for other in root if (n := other.get(f"{W}id", "")).isdecimal()]
        self.taken[key] = str(max(used, default=0) + 1)
        copy = deepcopy(note)
        copy.set(f"{W}id", self.taken[key])
        root.append(copy)
        self.new[name] = serialize(root)
        return self.taken[key]

    def _relation(self, name: str) -> str:
        """Return the id, in the new file, of what a relation of the old one points at."""
        key = f"relation {name}"
        if key in self.taken:
            return self.taken[key]
        there = _by_id(self.old)
        if name not in there:
            return name
        relation, here = there[name], parse(self.new.get(_RELATIONS, NO_RELATIONS))
        target = relation.get("Target", "")
        if not leads_out(relation):
            part = part_of("word/", target)
            if part in self.old and self.new.get(part) != self.old[part]:
                target = f"former/{part.rpartition('/')[2]}"
                self._copy(part, f"word/{target}")
        for known in here:
            if (known.get("Target"), known.get("Type")) == (target, relation.get("Type")):
                self.taken[key] = known.get("Id", "")
                return self.taken[key]
        self.taken[key] = f"rIdFormer{len(here) + 1}"
        made = deepcopy(relation)
        made.set("Id", self.taken[key])
        made.set("Target", target)
        here.append(made)
        self.new[_RELATIONS] = serialize(here)
        return self.taken[key]

    def _copy(self, part: str, name: str) -> None:
        self.new[name] = self.old[part]
        types, ending = parse(self.new[CONTENT_TYPES]), part.rpartition(".")[2].lower()
        for entry in parse(self.old[CONTENT_TYPES]):
            if entry.get("PartName") == f"/{part}" or entry.get("Extension", "").lower() == ending:
                tag = f"{{{types.nsmap[None]}}}Override"
                etree.SubElement(types, tag, PartName=f"/{name}", ContentType=entry.get("ContentType", ""))
                break
        self.new[CONTENT_TYPES] = serialize(types)


def _by_id(parts: Parts) -> Mapping[str, Element]:
    relations = parse(parts[_RELATIONS]) if _RELATIONS in parts else ()
    return {relation.get("Id", ""): relation for relation in relations}
