//! The other reading calls, which kefu reaches by raw calls only.

use serde_json::{Value, json};

use super::{
    BAD_PARAMETER, BRANCH, Eshouhou, HEAD_OFFICE, NOT_FOUND, Outcome, SPACE, network, only,
    projects::{guid, row},
    required,
};
use crate::sandbox::{
    exchange::{Request, page},
    invent::{Invent, day_number, days},
    phrases::PROBLEMS,
};

/// `GetServiceSpace`
pub fn service_space() -> Value {
    json!({
        "ServiceSpaceID": SPACE,
        "ServiceSpaceName": "沙盒电器售后",
        "HQServiceNetworkID": HEAD_OFFICE,
        "HQServiceNetworkName": "总部",
        "ServiceNetworks": [{ "ServiceNetworkID": BRANCH, "ServiceNetworkName": "示范网点" }],
    })
}

/// `GetCustomer`
pub fn customer(all: &Eshouhou, request: &Request) -> Outcome {
    let project = all.find(request, "customerId", |project, id| project.customer == id)?;
    let number = project.number;
    let mut invent = Invent::new(all.seed, "contact", all.today, number);
    Ok(json!([
        row(0, "客户编号", format!("KH{number:08}")),
        row(0, "客户名称", project.customer_name.as_str()),
        row(0, "联系电话", invent.mobile()),
        row("6", "客户标签", "老客户"),
    ]))
}

/// `GetCustomerProduct`
pub fn product(all: &Eshouhou, request: &Request) -> Outcome {
    let project = all.find(request, "productId", |project, id| project.product == id)?;
    Ok(json!([
        row(0, "产品名称", project.goods),
        row(0, "序列号", project.serial.as_str()),
        row(0, "所属项目", project.name.as_str()),
    ]))
}

/// `GetCustomerProducts`
pub fn products(all: &Eshouhou, request: &Request) -> Outcome {
    let project = all.find(request, "customerId", |project, id| project.customer == id)?;
    Ok(
        json!([{ "ProductID": project.product, "ProductName": project.goods, "SerialNumber": project.serial }]),
    )
}

/// `GetCustomerContacts`
pub fn contacts(all: &Eshouhou, request: &Request) -> Outcome {
    let project = all.find(request, "customerId", |project, id| project.customer == id)?;
    let mut invent = Invent::new(all.seed, "contact", all.today, project.number);
    Ok(json!([{ "ContactName": project.customer_name, "ContactPhone": invent.mobile(), "IsDefault": true }]))
}

/// `GetWorkOrders`, the same in both versions: one work order a day, the newest first.
pub fn work_orders(all: &Eshouhou, request: &Request) -> Outcome {
    only(
        request,
        &[
            "serviceSpaceId",
            "serviceNetworkId",
            "serviceNetworkType",
            "condition",
            "searchKey",
            "pageSize",
            "pageIndex",
        ],
    )?;
    network(request)?;
    if required(request, "serviceSpaceId")? != SPACE {
        return Err((NOT_FOUND, "服务空间不存在".to_owned()));
    }
    let condition = request.get("condition").unwrap_or("{}");
    if serde_json::from_str::<Value>(condition).is_err() {
        return Err((BAD_PARAMETER, "condition不是JSON".to_owned()));
    }
    let word = request.get("searchKey").unwrap_or_default();
    let orders: Vec<Value> =
        orders(all).into_iter().filter(|order| order.to_string().contains(word)).collect();
    let bad = |text| (BAD_PARAMETER, text);
    let size = request.whole("pageSize", 20).map_err(bad)?.min(50);
    let number = request.whole("pageIndex", 1).map_err(bad)?;
    Ok(json!({ "TotalCount": orders.len(), "WorkOrders": page(&orders, number, size) }))
}

fn orders(all: &Eshouhou) -> Vec<Value> {
    days(all.today)
        .zip(1..)
        .map(|((day, age), number)| {
            let mut invent = Invent::new(all.seed, "work order", day, 1);
            let project = &all.projects[number % all.projects.len()];
            let (_, problem) = invent.pick(PROBLEMS);
            json!({
                "WorkOrderID": guid(4, day_number(day)),
                "WorkOrderNo": format!("GD{}001", day.strftime("%Y%m%d")),
                "ProjectID": project.id,
                "CustomerName": project.customer_name,
                "Description": problem.replace("{}", project.goods),
                "State": if age > 2 { "已完成" } else { "待派单" },
                "CreateTime": day.strftime("%Y/%-m/%-d 9:05:00").to_string(),
            })
        })
        .collect()
}

/// `GetWorkProcess`
pub fn work_process(all: &Eshouhou, request: &Request) -> Outcome {
    only(request, &["workOrderId"])?;
    let id = required(request, "workOrderId")?;
    let orders = orders(all);
    let order = orders.iter().find(|order| order["WorkOrderID"] == id);
    let order = order.ok_or((NOT_FOUND, format!("工单不存在: {id}")))?;
    let mut process =
        vec![json!({ "Time": order["CreateTime"], "Operator": "客服01", "Content": "创建工单" })];
    if order["State"] == "已完成" {
        process.push(json!({ "Time": order["CreateTime"], "Operator": "师傅01", "Content": "完成服务" }));
    }
    Ok(Value::Array(process))
}
