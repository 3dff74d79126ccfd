"""The fixed fields of a zip archive: PKWARE's APPNOTE 4.3.7, 4.3.12 and 4.3.16."""

import struct

HEAD = struct.Struct("<4s5H3I2H")
"""What stands before an entry."""
LISTED = struct.Struct("<4s6H3I5H2I")
"""Its line in the directory."""
END = struct.Struct("<4s4H2IH")
SIGNATURE, UTF_8 = b"PK\3\4", 0x800
MIDNIGHT, NEW_YEAR_1980 = 0, 33
LARGEST, MOST = (1 << 32) - 1, (1 << 16) - 1
"""The largest size or offset, and the most entries, that these fields can hold."""
