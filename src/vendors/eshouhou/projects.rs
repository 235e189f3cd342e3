//! Customer projects (客户项目), each requested by its id.

use std::{fmt, future::ready};

use clap::Args;
use futures_util::{StreamExt as _, stream};
use tokio::sync::OnceCell;

use crate::{
    adapter::{
        CodeParser, Column, Columns, Kind, Page, PageRequest, Query, Shape, codes_for, labels, with_fields,
    },
    dates::Clock,
    error::{Error, Kind as ErrorKind, Result},
    ids::{Ids, Of},
    lang::{Message, Things, Words},
};

use super::{
    HEAD_OFFICE, NETWORK_TYPE,
    client::Eshouhou,
    wire::{self, Asked, Found},
};

/// The hint for an unknown project.
const UNKNOWN: Message = Message::new("check the id, and whether --network is the project's own");

const PROJECTS: Things = Things::new("projects", "个", "客户项目");

pub(super) static PROJECT: [Column; 4] = [
    Column::new("id", Words::new("项目ID", "Project ID"), Kind::Id, &["id"]).brief(),
    Column::new("network_id", Words::new("网点ID", "Network ID"), Kind::Id, &["network_id"]),
    Column::new(
        "network_type",
        Words::new("网点类型", "Network type"),
        Kind::Code(NETWORK_TYPE),
        &["network_type"],
    ),
    Column::new("fields", Words::new("字段", "Fields"), Kind::Fields, &["fields"]).brief(),
];

/// Customer projects by their ids, or by the serial number of a device
#[derive(Args, Clone, Debug)]
pub struct Projects {
    /// The projects' ids
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(
        value_name = "PROJECT_ID",
        required_unless_present = "serial",
        conflicts_with = "serial",
        value_parser = project_ids
    )]
    projects: Vec<Ids>,
    /// The project of the device with this serial number
    #[arg(long, value_name = "SN")]
    serial: Option<String>,
    /// The service network
    ///
    /// Without it the configured one, or else the head office's.
    #[arg(long, value_name = "ID")]
    network: Option<String>,
    /// What kind of network
    #[arg(long, value_name = "TYPE", value_parser = CodeParser(NETWORK_TYPE))]
    network_type: Option<&'static str>,
}

fn project_ids(given: &str) -> Result<Ids> {
    Ids::of(given, Of { key: "id", columns: &PROJECT })
}

/// A project that is asked for. It is fetched once: what its fields are called is known only from the answer.
#[derive(Debug)]
pub struct Part {
    asked: Asked,
    found: OnceCell<Result<Found>>,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&tr!("project {id}", id = self.asked.id))
    }
}

impl Part {
    fn new(asked: Asked) -> Self {
        Self { asked, found: OnceCell::new() }
    }

    /// The project, asked for unless it has been.
    async fn find(&self, eshouhou: &Eshouhou) -> &Result<Found> {
        self.found.get_or_init(|| self.fetch(eshouhou)).await
    }

    async fn fetch(&self, eshouhou: &Eshouhou) -> Result<Found> {
        let parameters = vec![
            ("projectId", self.asked.id.clone()),
            ("serviceNetworkId", self.asked.network_id.clone()),
            ("serviceNetworkType", self.asked.network_type.to_owned()),
        ];
        let body = eshouhou.get_by_id("open/v2/Customer/GetCustomerProject", parameters).await;
        let body = body.map_err(|error| error.hint_for(ErrorKind::NotFound, &UNKNOWN.to_string()))?;
        wire::project(&body, &self.asked)?.ok_or_else(|| {
            let unknown = Error::new(ErrorKind::NotFound, tr!("there is no {what}", what = self));
            let unknown = unknown.hint(UNKNOWN.to_string());
            match wire::remark(&body) {
                Some(remark) => unknown.why(remark),
                None => unknown,
            }
        })
    }
}

impl Query for Projects {
    type Vendor = Eshouhou;
    type Part = Part;

    fn known_columns(&self) -> Columns {
        PROJECT.as_slice().into()
    }

    async fn columns(
        &self,
        eshouhou: &Eshouhou,
        parts: &[Part],
        concurrency: usize,
        limit: Option<u64>,
    ) -> Result<Columns> {
        let goes_on = |found: &&Result<Found>| {
            ready(!matches!(found, Err(error) if error.kind().fails_every_request()))
        };
        let limit = limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
        let found: Vec<_> = stream::iter(parts)
            .map(|part| part.find(eshouhou))
            .buffered(concurrency.min(limit))
            .take_while(goes_on)
            .filter_map(|found| ready(found.as_ref().ok()))
            .take(limit)
            .collect()
            .await;
        let found = found.iter();
        let labels = labels(found.map(|found| found.labels.iter().map(String::as_str).collect()));
        Ok(with_fields(&self.known_columns(), labels))
    }

    fn noun(&self) -> Things {
        PROJECTS
    }

    fn shape(&self) -> Shape {
        if self.serial.is_some() { Shape::One } else { Shape::of(&Ids::all(&self.projects)) }
    }

    async fn parts(&self, eshouhou: &Eshouhou, _: &Clock) -> Result<Vec<Part>> {
        let network_type = self.network_type(eshouhou)?;
        let network_id = self.network_id(eshouhou, network_type).await?;
        let ids = match &self.serial {
            Some(serial) => vec![project_of(eshouhou, serial).await?],
            None => Ids::all(&self.projects),
        };
        let asked = |id| Asked { id, network_id: network_id.clone(), network_type };
        Ok(ids.into_iter().map(asked).map(Part::new).collect())
    }

    async fn page(&self, eshouhou: &Eshouhou, part: &Part, _: PageRequest) -> Result<Page> {
        let found = part.find(eshouhou).await.clone()?;
        Ok(Page::whole(vec![found.row]))
    }
}

impl Projects {
    /// The flag, or the configured value.
    fn network_type(&self, eshouhou: &Eshouhou) -> Result<&'static str> {
        match (self.network_type, eshouhou.network_type.as_deref()) {
            (Some(code), _) => Ok(code),
            (None, None) => Ok(HEAD_OFFICE),
            (None, Some(configured)) => {
                let codes = codes_for("network_type", configured, NETWORK_TYPE, &[]);
                let wrong = |e: Error| {
                    Error::new(ErrorKind::Config, e.to_string()).hint(tr!("`network_type` is hq or branch"))
                };
                codes.map(|codes| codes[0]).map_err(wrong)
            }
        }
    }

    /// The flag, the configured value, or the head office's own network, which the vendor knows.
    async fn network_id(&self, eshouhou: &Eshouhou, network_type: &str) -> Result<String> {
        if let Some(id) = self.network.as_ref().or(eshouhou.network_id.as_ref()) {
            return Ok(id.clone());
        }
        if network_type != HEAD_OFFICE {
            return Err(Error::new(ErrorKind::Usage, tr!("a branch has to be named"))
                .why(tr!("without a network the head office's is looked up"))
                .hint(tr!("give --network ID, or set `network_id`")));
        }
        let body = eshouhou.get("api/CustomerService/GetServiceSpace", Vec::new()).await?;
        let key = "HQServiceNetworkID";
        let id = wire::needed_text_in_value(&body, key)?;
        tracing::info!("{}", tr!("the head office's network is {id}", id));
        Ok(id)
    }
}

/// The id of the project that a device belongs to.
async fn project_of(eshouhou: &Eshouhou, serial: &str) -> Result<String> {
    let parameters = vec![("serialNumber", serial.to_owned())];
    let body = eshouhou.get_by_id("api/CustomerService/GetCustomerProductBySN", parameters).await?;
    wire::text_in_value(&body, "ProjectID")?.ok_or_else(|| {
        Error::new(ErrorKind::NotFound, tr!("no project is known for the serial number {serial}", serial))
            .hint(tr!("check the serial number on the device's label"))
    })
}
