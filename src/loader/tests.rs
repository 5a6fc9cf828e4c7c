//! Small plugins with one trait each that plugins have when they load, and what Kong says to them.

use std::collections::BTreeMap;

use super::{LoadedPlugin, Loader};
use crate::vm::{Chunk, Worker};

const HANDLER: &str = "return { VERSION = '1.2.0', PRIORITY = 900, access = function() end }";
const SCHEMA: &str =
    "return { name = 'x', fields = { { config = { type = 'record', fields = {} } } } }";

/// The plugin `x` with these modules (`handler`, `schema` and more); what is not given is plain.
fn load(modules: &[(&str, &str)]) -> LoadedPlugin {
    let mut all = BTreeMap::from([("handler", HANDLER), ("schema", SCHEMA)]);
    all.extend(modules.iter().copied());
    let modules = all.into_iter().map(|(name, text)| {
        let file = format!("kong/plugins/x/{name}.lua");
        (format!("kong.plugins.x.{name}"), Chunk::new(file, text))
    });
    let worker = Worker { modules: modules.collect(), ..Worker::default() };
    Loader { worker }.load("x").unwrap()
}

pub(super) fn assert_loads(modules: &[(&str, &str)]) -> LoadedPlugin {
    let told = load(modules);
    assert!(told.load.ok, "{:?}", told.load);
    told
}

fn refusal(modules: &[(&str, &str)]) -> String {
    let told = load(modules);
    assert!(!told.load.ok);
    told.load.message.unwrap()
}

#[test]
fn constants_of_the_gateway_have_their_values() {
    let handler = "
        local constants = require 'kong.constants'
        local header = constants.HEADERS.CONSUMER_ID:lower()
        for _, period in ipairs(constants.RATELIMIT.PERIODS) do header = header .. period end
        assert(constants.BUNDLED_PLUGINS['key-auth'] and constants.LOG_LEVELS[ngx.ERR] == 'error')
        return { VERSION = '1.0.0', PRIORITY = 1 }";
    assert_loads(&[("handler", handler)]);
}

#[test]
fn texts_that_a_library_would_have_made_can_be_worked_with() {
    let handler = "
        local key = require('resty.openssl.pkey').new()
        local public = require('cjson').decode(key:tostring('public', 'JWK'))
        local size = tonumber(require('pl.utils').readfile('/x')) + 1
        local name = ('key-%d-%s'):format(size, public.kid):sub(1, 8)
        local line = table.concat({ name, math.floor(size), require('resty.string').to_hex(name) }, ' ')
        return { VERSION = '1.0.0', PRIORITY = 1, line = line .. ngx.encode_base64(key) }";
    let told = assert_loads(&[("handler", handler)]);
    assert_eq!(told.version.as_deref(), Some("1.0.0"));
    let wrong = "local x = require 'resty.http'; local y = ('x'):rep({}); return {}";
    assert!(refusal(&[("handler", wrong)]).contains("bad argument #1 to 'rep'"));
}

#[test]
fn entities_are_a_list_and_have_their_own_keeper() {
    let by_name = "return { keys = { name = 'keys', primary_key = { 'id' }, fields = {} } }";
    assert_eq!(
        refusal(&[("daos", by_name)]),
        "custom plugin 'x' returned non-array daos definition table"
    );
    let entity = |dao| {
        format!(
            "local typedefs = require 'kong.db.schema.typedefs'
             return {{ {{ name = 'x_keys', primary_key = {{ 'id' }}, cache_key = {{ 'key' }}, {dao}
               endpoint_key = 'key', fields = {{ {{ id = typedefs.uuid }},
                 {{ consumer = {{ type = 'foreign', reference = 'consumers', required = true, on_delete = 'cascade' }} }},
                 {{ key = {{ type = 'string', unique = true, auto = true }} }} }} }} }}"
        )
    };
    assert_eq!(assert_loads(&[("daos", &entity(""))]).entities, ["x_keys"]);
    let with_keeper = entity("dao = 'kong.plugins.x.keeper',");
    assert_loads(&[("daos", &with_keeper), ("keeper", "return {}")]);
    assert!(
        refusal(&[("daos", &with_keeper)]).contains("module 'kong.plugins.x.keeper' not found:")
    );
}

#[test]
fn entities_refer_to_those_of_kong_also_where_the_schema_is_not_known() {
    let schema = "local resty = require 'resty.http'
        return { name = 'x', fields = { { config = { type = 'record', fields = {
          { a = { type = 'string', default = resty._VERSION } } } } } } }";
    let daos = "return { { name = 'x_notes', primary_key = { 'id' }, fields = {
        { id = require('kong.db.schema.typedefs').uuid },
        { consumer = { type = 'foreign', reference = 'consumers' } },
        { upstream = { type = 'foreign', reference = 'upstreams' } } } } }";
    assert_eq!(assert_loads(&[("schema", schema), ("daos", daos)]).entities, ["x_notes"]);
    let unknown = daos.replace("upstreams", "dragons");
    assert!(refusal(&[("schema", schema), ("daos", &unknown)]).contains("dragons"));
}

#[test]
fn parts_of_what_is_not_known_can_be_worked_with() {
    let handler = "
        local strings, stringx = require 'kong.tools.string', require 'pl.stringx'
        local host = stringx.strip(io.popen('hostname'):read('*a'))
        local domain = strings.split(host, '.')[2] or strings.strip(host)
        return { VERSION = '1.0.0', PRIORITY = 1, domain = domain, is_local = stringx.endswith(host, '.local') }";
    assert_loads(&[("handler", handler)]);
}

#[test]
fn a_module_of_another_plugin_may_be_installed_one_of_kongs_may_not() {
    let with = |module: &str| {
        let handler = format!("local x = require '{module}'\n{HANDLER}");
        let told = load(&[("handler", &handler)]);
        assert!(told.load.message.unwrap().contains(&format!("module '{module}' not found:")));
        told.load_with_dependencies.ok
    };
    assert!(with("resty.openidc"));
    assert!(with("kong.plugins.elsewhere.exporter"));
    assert!(!with("kong.plugins.log-serializers.basic"));
    assert!(!with("kong.plugins.base_plugin"));
    assert!(!with("kong.plugins.jwt.asn_sequence"));
    assert!(!with("kong.plugins.x.deeper.forgotten"));
    assert!(!with("kong.singletons"));
}

#[test]
fn settings_of_the_gateway_have_their_defaults_and_others_are_inert() {
    let handler = "
        local settings = kong.configuration
        local proxy, tls = settings.proxy_listeners[1], settings.proxy_listeners[2]
        assert(proxy.port == 8000 and proxy.ip == '0.0.0.0' and not proxy.ssl and proxy.reuseport)
        assert(tls.port == 8443 and tls.ssl and tls.http2 and settings.proxy_ssl_enabled)
        assert(settings.admin_listeners[1].port == 8001 and settings.status_listeners[1].port == 8007)
        assert(#settings.stream_listeners == 0 and not settings.stream_proxy_ssl_enabled)
        assert(settings.declarative_config == nil and settings.portal == nil)
        local ports = { settings.own_setting.ports[1], settings.own_setting.size + 1 }
        return { VERSION = '1.0.0', PRIORITY = 1, ports = ports }";
    assert_loads(&[("handler", handler)]);
    let wrong = "assert(type(kong.configuration.own_setting) == 'string'); return {}";
    let told = load(&[("handler", wrong)]);
    assert_eq!(told.load.not_judged.unwrap().name, "kong.configuration.own_setting");
}

#[test]
fn what_a_plugin_may_leave_out_is_not_missing() {
    let told = assert_loads(&[]);
    assert_eq!(told.required.missing, Vec::<String>::new());
}

#[test]
fn what_programs_print_and_what_folders_hold_is_not_known() {
    let handler = "
        local pipe = io.popen('hostname')
        local host = pipe:read('*a'):gsub('\\n$', '')
        pipe:close()
        for name in require('lfs').dir('/x') do error(name) end
        for key, value in pairs(require('pl.dir').getfiles('/x')) do error(key, value) end
        assert(not loadfile('/x') and not pcall(dofile, '/x'))
        return { VERSION = '1.0.0', PRIORITY = 1, host = host:upper() }";
    assert_loads(&[("handler", handler)]);
}

#[test]
fn a_module_may_be_named_like_its_file() {
    let handler = format!("require('kong/plugins/x/words')\n{HANDLER}");
    assert_loads(&[("handler", &handler), ("words", "return {}")]);
    assert!(refusal(&[("handler", &handler)]).contains("module 'kong/plugins/x/words' not found:"));
}

#[test]
fn a_handler_may_be_made_from_one_that_kong_ships() {
    let handler = "
        local Limits = require 'kong.plugins.rate-limiting.handler'
        local Handler = { VERSION = Limits.VERSION, PRIORITY = Limits.PRIORITY + 1 }
        function Handler:access(conf) return Limits.access(self, conf) end
        return Handler";
    let told = assert_loads(&[("handler", handler)]);
    assert_eq!((told.version.as_deref(), told.priority), (Some("3.9.1"), Some(911.0)));
    let told = assert_loads(&[("handler", "return require 'kong.plugins.acl.handler'")]);
    assert_eq!(told.priority, Some(950.0));
}

#[test]
fn a_c_library_is_a_dependency_unless_every_kong_has_it() {
    let with = |library: &str| {
        let handler = format!(
            "local ffi = require 'ffi'\nffi.cdef 'int f(void);'\nlocal buffer = ffi.new('char[?]', 8)\n\
             local lib = ffi.load('{library}')\nbuffer[0] = lib.f() + ffi.sizeof(buffer)\n{HANDLER}"
        );
        load(&[("handler", &handler)])
    };
    assert!(with("crypto").load.ok && with("libc.so.6").load.ok);
    let told = with("frobnicate");
    let message = told.load.message.unwrap();
    assert!(
        message.ends_with(
            "libfrobnicate.so: cannot open shared object file: No such file or directory"
        )
    );
    assert!(told.load_with_dependencies.ok);
}

#[test]
fn a_plugin_that_changes_luas_libraries_is_told_apart_from_an_error_of_ours() {
    let handler = |change: &str| format!("{change}\n{HANDLER}");
    assert_loads(&[("handler", &handler("string.words = function() end; unpack = table.unpack"))]);
    for change in [
        "string.find, string.gsub, table.concat = nil",
        "type, pairs, pcall, tostring = nil",
        "ngx = nil",
    ] {
        let told = load(&[("handler", &handler(change))]);
        assert_eq!(told.version.as_deref(), Some("1.2.0"), "{change}: {:?}", told.load);
    }
}

#[test]
fn arguments_of_a_query_are_written_and_read() {
    let handler = "
        local text = ngx.encode_args({ b = 'x y', a = { 1, true, false }, c = false })
        assert(text == 'a=1&a&b=x%20y', text)
        local read = ngx.decode_args(text)
        assert(read.a[1] == '1' and read.a[2] == true and read.b == 'x y')
        return { VERSION = '1.0.0', PRIORITY = 1 }";
    assert_loads(&[("handler", handler)]);
}

#[test]
fn a_plugin_that_asks_where_it_is_gets_the_name_of_its_file() {
    let handler = "
        local function here() return debug.getinfo(2, 'S').source end
        local file = '@kong/plugins/x/handler.lua'
        local info = debug.getinfo(1, 'Sl')
        assert(info.source == file and info.short_src == file:sub(2) and info.currentline == 4, info.source)
        local found = here()
        assert(found == file, found)
        assert(debug.getinfo(here, 'S').source == file)
        return { VERSION = '1.0.0', PRIORITY = 1 }";
    assert_loads(&[("handler", handler)]);
}

#[test]
fn too_deep_a_recursion_is_told_as_what_it_is() {
    let text = refusal(&[("handler", "local function f(n) return 1 + f(n) end\nf(1)")]);
    assert!(text.contains("stack overflow"), "{text}");
}

#[test]
fn small_libraries_that_come_with_kong_work() {
    let handler = "
        assert(ngx.md5('salt'):sub(1, 8) == 'ceb20772')
        assert(#ngx.md5_bin('salt') == 16)
        local parts = require('pl.utils').split('a,b,', ',')
        assert(#parts == 2 and parts[2] == 'b' and require('pl.utils').escape('a.b') == 'a%.b')
        local version = require 'version'
        assert(version('3.9.1') >= version('3.0') and version('3.10') > version('3.9'))
        return { VERSION = '1.0.0', PRIORITY = 1 }";
    let told = assert_loads(&[("handler", handler)]);
    assert_eq!(told.load.not_judged, None);
}

#[test]
fn digests_are_those_of_the_standards() {
    let handler = "
        local to_hex = require('resty.string').to_hex
        for name, start in pairs({ md5 = '90015098', sha1 = 'a9993e36', sha224 = '23097d22', sha256 = 'ba7816bf',
                                   sha384 = 'cb00753f', sha512 = 'ddaf35a1' }) do
          local bare, named = require('resty.' .. name):new(), require('resty.openssl.digest').new(name:upper())
          bare:update('x')
          assert(bare:reset() and bare:update('ab') and bare:update('c'))
          assert(named:update('a', 'b') == true)
          local digest = to_hex(bare:final())
          assert(digest:sub(1, 8) == start and to_hex(named:final('c')) == digest, name)
        end
        local code = require('resty.openssl.hmac').new('Jefe', 'sha256'):final('what do ya want for nothing?')
        assert(to_hex(code):sub(1, 8) == '5bdcc146')
        local mac = require('resty.openssl.mac').new('Jefe', 'HMAC', nil, 'sha256')
        assert(mac:final('what do ya want for nothing?') == code)
        local digest, err = require('resty.openssl.digest').new('sha257')
        assert(not digest and err:find('invalid digest type \"sha257\"', 1, true))
        assert(not pcall(require('resty.sha256').update, require('resty.sha256'):new(), nil))
        assert(not pcall(require, 'resty.hmac'))
        return { VERSION = '1.0.0', PRIORITY = 1 }";
    assert_eq!(assert_loads(&[("handler", handler)]).load.not_judged, None);
}

#[test]
fn small_texts_of_resty_are_read_as_there() {
    let handler = "
        local strings, random = require 'resty.string', require 'resty.random'
        assert(strings.to_hex('\\0\\171') == '00ab' and strings.nothing == nil)
        assert(strings.atoi('12') == 12 and strings.atoi('12a') == -1 and strings.atoi('') == -1)
        assert(not pcall(strings.to_hex, nil) and not pcall(strings.atoi, 12))
        assert(#random.bytes(16, true) == 16 and #require('resty.openssl.rand').bytes(8) == 8)
        assert(not pcall(random.bytes, nil) and not require('resty.openssl.rand').bytes('8'))
        return { VERSION = '1.0.0', PRIORITY = 1 }";
    assert_eq!(assert_loads(&[("handler", handler)]).load.not_judged, None);
}

#[test]
fn what_comes_of_something_inert_is_not_judged() {
    let not_judged = |line: &str| {
        let told = assert_loads(&[("handler", &format!("{line}\nerror('no')\n{HANDLER}"))]);
        told.load.not_judged.map(|what| what.name)
    };
    assert_eq!(
        not_judged("local d = require('resty.openssl.digest').new('sha3-256') d:final('x')")
            .as_deref(),
        Some("resty.openssl.digest.new().final")
    );
    let inert = "local text = require('resty.http').text";
    assert_eq!(not_judged(&format!("{inert} ngx.md5(text)")).as_deref(), Some("ngx.md5"));
    assert_eq!(
        not_judged(&format!("{inert} require('resty.openssl.x509').new(text)")).as_deref(),
        Some("resty.openssl.x509.new")
    );
}

#[test]
fn what_needs_a_request_fails_while_kong_starts() {
    for line in [
        "ngx.socket.tcp():connect('127.0.0.1', 80)",
        "ngx.sleep(0)",
        "local answer = ngx.location.capture('/x')",
        "local headers = ngx.req.get_headers()",
        "ngx.thread.spawn(function() end)",
        "ngx.exit(200)",
        "local path = ngx.var.uri",
    ] {
        let text = refusal(&[("handler", &format!("{line}\n{HANDLER}"))]);
        assert!(text.contains("kong/plugins/x/handler.lua:1: no request"), "{line}: {text}");
    }
    let timer = format!("ngx.timer.at(0, function() end)\n{HANDLER}");
    assert!(refusal(&[("handler", &timer)]).ends_with("1: the timer module is not started"));
    assert_loads(&[("handler", &format!("assert(not pcall(ngx.socket.tcp))\n{HANDLER}"))]);
}

#[test]
fn what_of_the_kit_needs_a_request_fails_while_kong_starts() {
    let text = refusal(&[("handler", &format!("kong.request.get_header('a')\n{HANDLER}"))]);
    assert!(text.ends_with("kong/plugins/x/handler.lua:1: no request found"), "{text}");
    let kept = "local get_header, ctx = kong.request.get_header, kong.ctx.plugin
        assert(ctx == nil and kong.ctx.shared == nil and not pcall(get_header, 'a'))
        kong.client.get_consumer_group() kong.node.get_id() kong.request.unknown('a')
        kong.log.set_serialize_value('a', 1)";
    assert_loads(&[("handler", &format!("{kept}\n{HANDLER}"))]);
    for validator in ["return kong.request.get_header(value) ~= 1", "return kong.ctx.shared.a ~= 1"]
    {
        assert_loads(&[("schema", &schema_with(validator))]);
    }
}

#[test]
fn dictionaries_that_kong_does_not_declare_are_not_judged() {
    let asked = "local mine = assert(ngx.shared.my_cache) assert(mine:get('a') == 1)";
    let told = assert_loads(&[("handler", &format!("{asked}\n{HANDLER}"))]);
    assert_eq!(told.load.not_judged.unwrap().name, "ngx.shared.my_cache.get");
    let declared = "assert(ngx.shared[1] == nil and ngx.shared.kong_locks:get('a') == 1)";
    refusal(&[("handler", &format!("{declared}\n{HANDLER}"))]);
}

#[test]
fn a_plugin_that_ends_the_process_does_not_load() {
    let text = refusal(&[("handler", &format!("os.exit(7)\n{HANDLER}"))]);
    assert!(text.ends_with("handler.lua:1: `os.exit` ends Kong, which does not start"), "{text}");
    assert_loads(&[("schema", &schema_with("os.exit(7) return true"))]);
}

/// A schema with this as the validator of a field that has a default.
fn schema_with(validator: &str) -> String {
    format!(
        "local field = {{ type = 'string', default = 'a', custom_validator = function(value) {validator} end }}
         return {{ name = 'x', fields = {{ {{ config = {{ type = 'record', fields = {{ {{ a = field }} }} }} }} }} }}"
    )
}

#[test]
fn a_validator_may_run_within_a_request() {
    let socket = schema_with("return ngx.socket.tcp():connect(value, 80) == 1, 'no'");
    let told = assert_loads(&[("schema", &socket)]);
    assert_eq!(told.load.not_judged.unwrap().name, "ngx.socket.tcp().connect");
    for validator in [
        "ngx.sleep(0) return true",
        "ngx.timer.at(0, print) return true",
        "return ngx.req.get_method() ~= 1",
        "return ngx.var.uri ~= 1 and ngx.ctx.a ~= 1",
    ] {
        assert_loads(&[("schema", &schema_with(validator))]);
    }
}

#[test]
fn a_validator_that_hands_something_inert_on_is_not_judged() {
    for call in [
        "ngx.decode_base64(text)",
        "ngx.http_time(text)",
        "ngx.encode_args(text)",
        "ngx.encode_args({ a = text })",
        "ngx.decode_args('a', text)",
        "ngx.hmac_sha1(text, 'a')",
        "require('resty.string').to_hex(text)",
        "require('resty.openssl.pkey').new(text)",
    ] {
        let validator = format!("local text = require('resty.http').text {call} return nil, 'no'");
        let told = assert_loads(&[("schema", &schema_with(&validator))]);
        assert!(told.load.not_judged.is_some(), "{call}");
    }
    let known = schema_with("return ngx.md5(value) == 'x', 'no'");
    assert!(refusal(&[("schema", &known)]).contains("no"));
}

#[test]
fn a_file_that_another_part_asked_for_excuses_nothing() {
    let asking = "key = io.open('/key')";
    let handler = |start: &str| format!("local key {start} M = {{ key }} {HANDLER}");
    let wrong = "return { name = 'x', fields = { { config = { type = 'recrod' } } } }";
    let told = |handler: &str, schema: &str| {
        let modules =
            [("handler", handler), ("schema", schema), ("keys", "return { io.open('/key') }")];
        load(&modules).schema_load
    };
    let apart = told(&handler(asking).replace("M =", "local M ="), wrong);
    assert!(!apart.ok && apart.not_judged.is_none(), "{apart:?}");
    // Through a global or a module it may get there.
    let shared = told(&handler(asking), wrong);
    assert_eq!(shared.not_judged.unwrap().name, "io.open");
    let keys = "local keys = require 'kong.plugins.x.keys'";
    let required = told(&format!("{keys} {HANDLER}"), &format!("{keys} {wrong}"));
    assert_eq!(required.not_judged.unwrap().name, "io.open");
    let elsewhere = told(&format!("{keys} {HANDLER}"), wrong);
    assert!(!elsewhere.ok);
}
