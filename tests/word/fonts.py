"""Machines that have some fonts only: LibreOffice sees what a fontconfig file of their own shows it."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

__all__ = ["FILES", "only"]

_FILE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>{include}{files}<cachedir>{cache}</cachedir></fontconfig>
"""
