//! Times as vendors write them.
