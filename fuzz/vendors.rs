//! The vendors' fuzz targets, which only their folders can reach.

pub use super::{
    bangwo8::fuzz::{answer as bangwo8, serialized as php},
    eshouhou::fuzz::answer as eshouhou,
    gome::fuzz::answer as gome,
};
