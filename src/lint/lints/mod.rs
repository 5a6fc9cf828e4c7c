//! The lints, one file each.

use super::Lint;

mod assigned_global;
mod base_plugin;
mod blocking;
mod blocking_call;
mod build_type;
mod calls;
mod case_only_duplicate;
mod cassandra;
mod choice;
mod custom_plugins;
mod dependencies;
mod deployment;
mod document_directory;
mod duplicate_field;
mod duplicate_target;
mod empty_describe;
mod entity_violation;
mod found;
mod global_homes;
mod globals;
mod handler_priority;
mod handler_self;
mod handler_table;
mod handler_version;
mod handlers;
mod included_file;
mod load_error;
mod lua_version;
pub(super) mod luacheckrc;
mod meant_module;
mod misnamed_module;
mod misplaced_field;
mod missing_config;
mod missing_dependency;
mod missing_file;
mod missing_function;
mod missing_handler;
mod missing_module;
mod missing_return;
mod missing_spec;
mod module_name;
mod mutated_global;
mod native_module;
mod native_program;
mod ngx_answer;
mod ngx_phase;
mod ngx_var;
mod no_rock;
mod not_judged;
mod old_migrations;
mod opened_file;
mod package_name;
mod patches_applied;
mod pdk_phase;
mod pdk_self;
mod phase_name;
mod plain_secret;
mod plugin_name;
mod plugin_not_enabled;
mod post_install_hook;
mod priority_clash;
mod priority_order;
mod refusals;
mod refused_default;
mod removal;
mod removed_helper;
mod removed_module;
mod request_at_load;
mod requires;
mod response_with_filters;
mod rocks;
mod rockspec_build;
mod rockspec_chosen;
mod rockspec_dependency;
mod rockspec_field_type;
mod rockspec_file_name;
mod rockspec_format;
mod rockspec_license;
mod rockspec_load;
mod rockspec_missing_field;
mod rockspec_run;
mod rockspec_skipped;
mod rockspec_unknown_field;
mod rockspec_unknown_variable;
mod schema_load;
mod schema_name;
mod schema_violation;
mod sent_header;
mod shared_module_file;
mod shipped_dependency;
mod source_tag;
mod source_url;
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
mod undeclared_setting;
mod undefined_field;
mod undefined_global;
mod unknown_check_field;
mod unknown_pdk_function;
pub(super) mod unknown_suppression;
mod unlisted_dependency;
mod unlisted_file;
mod unlisted_module;
mod unreachable_code;
mod unread_file;
mod unread_setting;
mod unsafe_path;
mod unsupported_platform;
mod unusable_file;
mod unused_dependency;
mod unused_local;
pub(super) mod unused_suppression;
mod validation_crash;
mod version_mismatch;
mod way;
mod worker_exit;

/// All lints, in the order in which they run.
pub(crate) static LINTS: &[&Lint] = &[
    &syntax_error::LINT,
    &unread_file::LINT,
    &removed_module::LINT,
    &base_plugin::LINT,
    &phase_name::LINT,
    &handler_self::LINT,
    &schema_load::LINT,
    &entity_violation::LINT,
    &plain_secret::LINT,
    &schema_violation::LINT,
    &refused_default::LINT,
    &duplicate_field::LINT,
    &missing_config::LINT,
    &schema_name::LINT,
    &unknown_check_field::LINT,
    &validation_crash::LINT,
    &unread_setting::LINT,
    &undeclared_setting::LINT,
    &missing_handler::LINT,
    &handler_table::LINT,
    &handler_priority::LINT,
    &handler_version::LINT,
    &response_with_filters::LINT,
    &priority_clash::LINT,
    &priority_order::LINT,
    &unknown_pdk_function::LINT,
    &pdk_phase::LINT,
    &pdk_self::LINT,
    &ngx_phase::LINT,
    &sent_header::LINT,
    &unbuffered_body::LINT,
    &request_at_load::LINT,
    &ngx_answer::LINT,
    &blocking_call::LINT,
    &worker_exit::LINT,
    &ngx_var::LINT,
    &missing_function::LINT,
    &missing_return::LINT,
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
    &removed_helper::LINT,
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
    &rockspec_load::LINT,
    &rockspec_run::LINT,
    &rockspec_unknown_variable::LINT,
    &rockspec_unknown_field::LINT,
    &rockspec_missing_field::LINT,
    &rockspec_field_type::LINT,
    &rockspec_format::LINT,
    &rockspec_file_name::LINT,
    &rockspec_dependency::LINT,
    &rockspec_license::LINT,
    &rockspec_build::LINT,
    &module_name::LINT,
    &native_module::LINT,
    &build_type::LINT,
    &unsafe_path::LINT,
    &missing_file::LINT,
    &unusable_file::LINT,
    &included_file::LINT,
    &duplicate_target::LINT,
    &shared_module_file::LINT,
    &case_only_duplicate::LINT,
    &native_program::LINT,
    &post_install_hook::LINT,
    &document_directory::LINT,
    &patches_applied::LINT,
    &rockspec_chosen::LINT,
    &rockspec_skipped::LINT,
    &missing_module::LINT,
    &old_migrations::LINT,
    &cassandra::LINT,
    &unlisted_module::LINT,
    &unlisted_file::LINT,
    &misnamed_module::LINT,
    &version_mismatch::LINT,
    &no_rock::LINT,
    &shipped_dependency::LINT,
    &lua_version::LINT,
    &unsupported_platform::LINT,
    &misplaced_field::LINT,
    &unlisted_dependency::LINT,
    &unused_dependency::LINT,
    &source_tag::LINT,
    &source_url::LINT,
    &plugin_name::LINT,
    &package_name::LINT,
    &missing_dependency::LINT,
    &not_judged::LINT,
    // What the others have said is not repeated.
    &load_error::LINT,
    &unknown_suppression::LINT,
    &unused_suppression::LINT,
];

#[cfg(test)]
#[test]
fn no_line_is_wider_than_a_screen() {
    let folder = camino::Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/lints");
    for path in super::golden::entries(&folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let wide = text.lines().position(|line| line.chars().count() > 125);
        assert_eq!(wide.map(|line| line + 1), None, "{path}: wrap it at 120 characters");
    }
}
