//! kefu (客服): three vendors' customer-service records as tables, JSON or CSV.

mod adapter;
mod config;
mod dates;
mod error;
mod http;
mod ids;
mod json;
mod lang;
mod output;
mod pages;
mod record;
mod sandbox;
mod secret;
mod text;
mod times;
mod tokens;

fn main() {}
