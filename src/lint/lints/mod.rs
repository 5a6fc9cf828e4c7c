//! The lints, one file each.

use super::Lint;

mod assigned_global;
mod base_plugin;
mod blocking_call;
mod calls;
mod custom_plugins;
mod empty_describe;
mod found;
mod globals;
mod handler_self;
pub(super) mod luacheckrc;
mod missing_spec;
mod mutated_global;
mod ngx_phase;
mod ngx_var;
mod pdk_phase;
mod phase_name;
mod plugin_not_enabled;
mod removal;
mod removed_module;
mod specs;
mod syntax_error;
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
    &unknown_pdk_function::LINT,
    &pdk_phase::LINT,
    &ngx_phase::LINT,
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
    &unknown_suppression::LINT,
    &unused_suppression::LINT,
];
