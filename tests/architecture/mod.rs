//! The rules that the code keeps itself to: who imports whom, who touches the outside, what documents say of it.

mod documents;
mod doors;
mod imports;
mod source;
mod vendors;
