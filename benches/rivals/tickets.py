"""The columns that kefu writes, as somebody with Python would: tickets.py ADDRESS PAGES > FILE."""
import csv
import json
import sys

import requests

COLUMNS = """ticketId subject descript ticketStatus priorityLevel ticketType ticketSource custUserId
servicerUserId servicerGroupId ticketTemplateId tagList createDT updateDT solveDT closeDT waitDT openDT
createrId createrType agentId ccUserIdList ccGroupIdList customTemplateId queryIDs workflow_id
workflow_node_id nodeFieldIntoTime isDeleted deleteDT descriptattachments custom_fields""".split()


def cell(value):
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


address, pages = sys.argv[1], int(sys.argv[2])
session = requests.Session()
session.auth = ("bench@example.com", "bench-password")
out = csv.writer(sys.stdout)
for page in range(1, pages + 1):
    answer = session.get(address, params={"page": page, "per_page": 100}, timeout=120)
    answer.raise_for_status()
    for ticket in answer.json()["tickets"]:
        out.writerow([cell(ticket.get(name)) for name in COLUMNS] + [""])
