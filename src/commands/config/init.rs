//! `kefu config init`: a wizard.

use clap::Args;

use crate::{context::Context, error::Result};

/// Ask for settings
#[derive(Args, Debug)]
pub struct Init {}

impl Init {
    pub(super) async fn run(self, _: &Context) -> Result<()> {
        Ok(())
    }
}
