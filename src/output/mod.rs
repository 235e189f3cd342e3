//! The only way results leave.
