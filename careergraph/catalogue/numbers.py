"""The numbers that things go by inside: plain integers that a type checker tells apart."""

from __future__ import annotations

from typing import NewType

RoleNumber = NewType("RoleNumber", int)
SkillNumber = NewType("SkillNumber", int)
ResponsibilityNumber = NewType("ResponsibilityNumber", int)
#: A row of the requirement table.
RowNumber = NewType("RowNumber", int)
