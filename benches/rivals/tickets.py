"""The columns that kefu writes, as somebody with Python would who wants it fast: tickets.py ADDRESS PAGES > FILE.

One connection that stays open, and orjson, which is several times as fast as Python's own reader of JSON.
"""
import base64
import csv
import http.client
import sys
import urllib.parse

import orjson

COLUMNS = """ticketId subject descript ticketStatus priorityLevel ticketType ticketSource custUserId
servicerUserId servicerGroupId ticketTemplateId tagList createDT updateDT solveDT closeDT waitDT openDT
createrId createrType agentId ccUserIdList ccGroupIdList customTemplateId queryIDs workflow_id
workflow_node_id nodeFieldIntoTime isDeleted deleteDT descriptattachments custom_fields""".split()


def cell(value):
    return orjson.dumps(value).decode() if isinstance(value, (dict, list)) else value


address, pages = urllib.parse.urlsplit(sys.argv[1]), int(sys.argv[2])
connection = http.client.HTTPConnection(address.netloc, timeout=120)
account = base64.b64encode(b"bench@example.com:bench-password").decode()
out = csv.writer(sys.stdout)
for page in range(1, pages + 1):
    question = f"{address.path}?page={page}&per_page=100"
    connection.request("GET", question, headers={"Authorization": f"Basic {account}"})
    answer = connection.getresponse()
    if answer.status != 200:
        sys.exit(f"HTTP {answer.status}")
    tickets = orjson.loads(answer.read())["tickets"]
    out.writerows([cell(ticket.get(name)) for name in COLUMNS] + [""] for ticket in tickets)
