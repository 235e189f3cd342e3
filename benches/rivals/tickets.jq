# The columns that kefu writes, as somebody with curl and jq would: `jq -r -f tickets.jq`.
.tickets[] | [
  .ticketId, .subject, .descript, .ticketStatus, .priorityLevel, .ticketType, .ticketSource,
  .custUserId, .servicerUserId, .servicerGroupId, .ticketTemplateId, .tagList,
  .createDT, .updateDT, .solveDT, .closeDT, .waitDT, .openDT,
  .createrId, .createrType, .agentId, .ccUserIdList, .ccGroupIdList, .customTemplateId, .queryIDs,
  .workflow_id, .workflow_node_id, .nodeFieldIntoTime, .isDeleted, .deleteDT,
  (.descriptattachments | if . then tojson else "" end),
  (.custom_fields | tojson),
  ""
] | @csv
