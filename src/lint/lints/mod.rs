//! The lints, one file each.

use super::Lint;

mod assigned_global;
mod base_plugin;
mod blocking_call;
mod calls;
mod custom_plugins;
mod deployment;
mod empty_describe;
mod found;
mod globals;
mod handler_priority;
mod handler_self;
mod handler_table;
mod handler_version;
mod handlers;
pub(super) mod luacheckrc;
mod missing_handler;
mod missing_spec;
mod mutated_global;
mod ngx_answer;
mod ngx_phase;
mod ngx_var;
mod pdk_phase;
mod phase_name;
mod plugin_not_enabled;
mod priority_clash;
mod priority_order;
mod refusals;
mod removed_module;
mod request_at_load;
mod response_with_filters;
mod specs;
mod syntax_error;
mod target_calls;
mod target_database;
mod target_dependencies;
mod target_folders;
mod target_modules;
mod target_names;
mod target_phases;
mod target_requires;
mod target_size;
mod target_validators;
mod unbuffered_body;
mod undefined_field;
mod undefined_global;
mod unknown_pdk_function;
pub(super) mod unknown_suppression;
mod unreachable_code;
mod unread_file;
mod unused_local;
pub(super) mod unused_suppression;

/// All lints, in the order in which they run.
pub(crate) static LINTS: &[&Lint] = &[
    &syntax_error::LINT,
    &unread_file::LINT,
    &removed_module::LINT,
    &base_plugin::LINT,
    &phase_name::LINT,
    &handler_self::LINT,
    &missing_handler::LINT,
    &handler_table::LINT,
    &handler_priority::LINT,
    &handler_version::LINT,
    &response_with_filters::LINT,
    &priority_clash::LINT,
    &priority_order::LINT,
    &unknown_pdk_function::LINT,
    &pdk_phase::LINT,
    &ngx_phase::LINT,
    &unbuffered_body::LINT,
    &request_at_load::LINT,
    &ngx_answer::LINT,
    &blocking_call::LINT,
    &ngx_var::LINT,
    &luacheckrc::LINT,
    &undefined_global::LINT,
    &assigned_global::LINT,
    &mutated_global::LINT,
    &undefined_field::LINT,
    &unused_local::LINT,
    &unreachable_code::LINT,
    &missing_spec::LINT,
    &empty_describe::LINT,
    &custom_plugins::LINT,
    &plugin_not_enabled::LINT,
    &target_calls::LINT,
    &target_database::LINT,
    &target_dependencies::LINT,
    &target_folders::LINT,
    &target_modules::LINT,
    &target_names::LINT,
    &target_phases::LINT,
    &target_requires::LINT,
    &target_size::LINT,
    &target_validators::LINT,
    &unknown_suppression::LINT,
    &unused_suppression::LINT,
];
