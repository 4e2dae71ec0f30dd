//! What must hold of the whole program, one file for each kind of question.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::print_stdout, reason = "the hindcast tells its bands with --nocapture")]
#![allow(clippy::disallowed_methods, reason = "the textbook uses the C library on purpose")]
#![allow(clippy::float_cmp, reason = "reproducible means equal to the last bit")]

mod alone;
mod architecture;
mod backtest;
mod bad_input;
mod busts;
mod calibration;
mod calibration_together;
mod charts;
#[cfg(target_os = "linux")]
mod checkpoint;
mod cluster;
mod command_line;
mod compare;
mod compare_sure;
mod conservation;
mod corners;
mod coverage;
mod documents;
mod effects;
mod export;
mod folder;
mod found;
mod german;
mod given;
mod golden;
mod header_tables;
mod hindcast;
mod identities;
mod inlining;
mod kill;
mod labels;
mod left_out;
mod library;
mod limits;
mod mutations;
mod not_zero;
mod observed;
mod office;
mod one_bust;
mod output_folders;
mod own_quantity;
mod own_words;
mod programs;
mod python;
mod quantities;
mod reading;
mod recovery;
mod replay;
mod reproducibility;
mod resolver;
mod returns;
mod rules_and_signposts;
mod run_options;
mod screen;
mod sensitivity;
mod series;
mod shards;
mod signals;
mod slips;
mod slips_told;
mod solve;
mod soundness;
mod spoken;
mod statistics;
mod support;
mod sweep;
mod sweep_shards;
mod sweep_table;
mod textbook;
mod time_step;
mod together;
mod told;
mod words;
mod workbooks;
