//! The one HTTP client.

/// The client.
#[derive(Clone, Debug)]
pub struct Http;
