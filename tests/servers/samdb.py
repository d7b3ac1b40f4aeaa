"""Samba's own library on a controller's database, in the Python that has it: a tool a change would load schema and modules each time.

    python3 samdb.py FOLDER

A line of JSON in (`do`: add, modify, delete, search), a line of JSON out. It imports nothing of ours, and ends with its input.
"""

import json
import sys
from typing import Any

import ldb
from samba.auth import system_session
from samba.param import LoadParm
from samba.samdb import SamDB

_BYPASS = ["local_oid:1.3.6.1.4.1.7165.4.3.12:0"]


def done(database: Any, asked: dict[str, Any]) -> str:
    """What was asked for, done; gives what was found, as LDIF."""
    if asked["do"] == "add":
        for _, message in database.parse_ldif(asked["ldif"]):
            database.add(message)
    elif asked["do"] == "modify":
        database.modify_ldif(asked["ldif"], controls=_BYPASS)
    elif asked["do"] == "delete":
        for dn in asked["dns"]:
            database.delete(dn)
    else:
        found = database.search(base=asked["dn"], scope=ldb.SCOPE_BASE, attrs=asked["names"])
        return "".join(database.write_ldif(one, ldb.CHANGETYPE_NONE) for one in found)
    return ""


def main(folder: str) -> None:
    """Until nobody asks any more."""
    settings = LoadParm()
    settings.load(f"{folder}/etc/smb.conf")
    database = SamDB(url=f"{folder}/private/sam.ldb", session_info=system_session(settings), lp=settings)
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"found": done(database, asked)}
        except ldb.LdbError as trouble:
            answer = {"trouble": str(trouble), "absent": trouble.args[0] == ldb.ERR_NO_SUCH_OBJECT}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
