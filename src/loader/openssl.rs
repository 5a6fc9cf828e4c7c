//! Certificates and keys (`tests/testdata/keys`) as `resty.openssl` describes them to a plugin that loads. What is
//! expected was read from them with the `openssl` program.

use super::openresty::handler_with_files;
use super::tests::assert_loads;

/// Loads a handler with these lines, which are judged.
fn assert_judged(lines: &str) {
    let handler = handler_with_files(&format!(
        "local pkey, x509 = require 'resty.openssl.pkey', require 'resty.openssl.x509'
         {lines}
         return {{ VERSION = '1.0.0', PRIORITY = 1 }}"
    ));
    assert_eq!(assert_loads(&[("handler", &handler)]).load.not_judged, None);
}

#[test]
fn a_certificate_tells_whom_it_is_about() {
    assert_judged(
        "local certificate = assert(x509.new(files['certificate.pem']))
         assert(x509.istype(certificate) and not x509.istype({}) and certificate:get_version() == 3)
         assert(certificate:get_serial_number():to_hex() == 'C0FFEE1234567890')
         local from, to = certificate:get_lifetime()
         assert(from == ngx.parse_http_time('Sat, 28 Nov 2026 13:18:58 GMT'))
         assert(to == certificate:get_not_after() and to - from == 3650 * 86400)
         local subject = certificate:get_subject_name()
         local entry, place = subject:find('CN')
         assert(entry.blob == 'example.test' and entry.ln == 'commonName' and place == 3 and #subject == 3)
         assert(subject:find('2.5.4.6').blob == 'DE' and not subject:find('OU') and subject:all().O.blob == 'Example')
         local names = {}
         for name in pairs(certificate:get_issuer_name()) do names[#names + 1] = name end
         assert(table.concat(names) == 'COCN')
         local fingerprint = require('resty.string').to_hex(certificate:digest('sha256'))
         assert(fingerprint:sub(1, 16) == '16297964e78aa78e', fingerprint)
         assert(certificate:get_extension('basicConstraints'):get_critical())
         assert(not certificate:get_extension('subjectAltName'):get_critical())
         assert(not certificate:get_extension('keyUsage') and certificate:get_extension_critical('basicConstraints'))
         assert(certificate:get_basic_constraints('CA') and certificate:get_basic_constraints().pathlen == 0)
         local others = {}
         for kind, name in pairs(certificate:get_subject_alt_name()) do others[#others + 1] = kind .. '=' .. name end
         assert(table.concat(others, ' ') == 'DNS=example.test DNS=www.example.test' and #others == 2)
         assert(certificate:to_PEM() == files['certificate.pem'])
         assert(x509.new(certificate:tostring('DER'), 'DER'):to_PEM() == certificate:to_PEM())",
    );
}

#[test]
fn what_is_no_certificate_is_refused() {
    assert_judged(
        "for _, text in ipairs({ 'x', '', files['rsa.pem'], (files['certificate.pem']:gsub('M', '!')) }) do
           local certificate, err = x509.new(text)
           assert(certificate == nil and err:find('^x509%.new'), text)
         end
         assert(not x509.new(1) and not x509.new('x', 'PNG') and not x509.new(files['certificate.pem'], 'DER'))
         assert(not require('resty.openssl.x509.csr').new('x'))
         assert(not require('resty.openssl.x509.crl').new(files['ec.pem']))
         local chain = require('resty.openssl.x509.chain').new()
         assert(chain:add(x509.new(files['certificate.pem'])) and #chain == 1 and not chain:add('x'))",
    );
}

#[test]
fn a_certificate_knows_its_key() {
    assert_judged(
        "local certificate = x509.new(files['certificate.pem'])
         assert(certificate:check_private_key(pkey.new(files['ec.pem'])))
         assert(certificate:check_private_key(pkey.new(files['ec-old.pem'])))
         assert(not certificate:check_private_key(pkey.new(files['rsa.pem'])))
         assert(not certificate:check_private_key(pkey.new(files['ec-public.pem'])))
         assert(certificate:get_pubkey():to_PEM() == files['ec-public.pem'])",
    );
}

#[test]
fn a_key_is_the_same_in_all_its_forms() {
    assert_judged(
        "for _, kind in ipairs({ 'rsa', 'ec' }) do
           local key = assert(pkey.new(files[kind .. '.pem']))
           local old = assert(pkey.new(files[kind .. '-old.pem'], { format = 'PEM', type = 'pr' }))
           assert(pkey.istype(key) and key:is_private() and old:to_PEM('private') == files[kind .. '.pem'])
           assert(key:to_PEM() == files[kind .. '-public.pem'] and old:tostring('public') == key:to_PEM('public'))
           local public = assert(pkey.new(key:tostring('public', 'DER'), { format = 'DER' }))
           assert(not public:is_private() and public:to_PEM() == key:to_PEM())
           assert(pkey.new(key:tostring('private', 'DER')):to_PEM('private') == key:to_PEM('private'))
         end
         local key = pkey.new(files['ed25519.pem'])
         assert(key:is_private() and key:get_key_type().sn == 'ED25519')
         assert(key:to_PEM('private') == files['ed25519.pem'])",
    );
}

#[test]
fn the_numbers_of_a_key_are_told() {
    assert_judged(
        "local key = pkey.new(files['rsa.pem'])
         local numbers = key:get_parameters()
         assert(numbers.n:to_hex():sub(1, 16) == 'B6A6A0014FEA8E40' and numbers.e:to_number() == 65537)
         assert(tostring(numbers.e) == '65537' and numbers.d and numbers.iqmp and key:get_size() == 256)
         assert(key:get_key_type().ln == 'rsaEncryption' and key:get_key_type(true) == 6)
         assert(pkey.new(files['rsa-public.pem']):get_parameters().d == nil)
         local point = pkey.new(files['ec.pem']):get_parameters()
         assert(point.group == 415 and point.x:to_hex():sub(1, 8) == '2588B5E1')
         assert(point.y:to_hex():sub(1, 4) == 'E1E1')
         assert(point.private:to_hex():sub(1, 8) == '6E22B3B8')
         local url = require('ngx.base64').encode_base64url
         local web = pkey.new(('{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}'):format(url(numbers.n:to_binary())))
         assert(web:to_PEM() == files['rsa-public.pem'])
         web = pkey.new(('{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}'):format(
           url(point.x:to_binary()), url(point.y:to_binary())), { format = 'JWK' })
         assert(web:to_PEM() == files['ec-public.pem'])",
    );
}

#[test]
fn what_is_no_key_is_refused() {
    assert_judged(
        "for _, text in ipairs({ 'x', '', files['certificate.pem'], files['locked.pem'], '{\"kty\":\"RSA\"}' }) do
           local key, err = pkey.new(text)
           assert(key == nil and err:find('^pkey%.new:load_key: e'), text)
         end
         assert(not pkey.new(files['rsa.pem'], { type = 'pu' }))
         assert(not pkey.new(files['rsa-public.pem'], { type = 'pr' }))
         local key, err = pkey.new(files['rsa.pem'], { format = 'PNG' })
         assert(not key and err:find('expecting', 1, true))
         assert(not pkey.new(12))",
    );
}

#[test]
fn what_is_computed_with_a_key_is_not_judged() {
    let unknown = |line: &str| {
        let rest = format!("local pkey = require 'resty.openssl.pkey'\n{line}\nerror('no')");
        let told = assert_loads(&[("handler", &handler_with_files(&rest))]);
        told.load.not_judged.unwrap().name
    };
    assert_eq!(unknown("pkey.new(files['rsa.pem']):sign('x')"), "resty.openssl.pkey.sign");
    let web =
        "pkey.new('{\"kty\":\"RSA\",\"n\":\"TQ\",\"e\":\"Aw\",\"d\":\"Aw\"}'):get_parameters()";
    assert_eq!(unknown(web), "resty.openssl.pkey.get_parameters");
    let request = "local csr, x509 = require 'resty.openssl.x509.csr', require 'resty.openssl.x509'
                   csr.new(x509.new(files['certificate.pem']):tostring('DER'))";
    assert_eq!(unknown(request), "resty.openssl.x509.csr.new");
    assert_eq!(unknown("pkey.new({ bits = 2048 })"), "resty.openssl.pkey.new");
    assert_eq!(
        unknown("pkey.new(files['locked.pem'], { passphrase = 'secret' })"),
        "resty.openssl.pkey.new"
    );
}

#[test]
fn large_numbers_are_written_and_compared() {
    assert_judged(
        "local bn = require 'resty.openssl.bn'
         local digits = '123456789012345678901234567890'
         local number = bn.new(digits)
         assert(tostring(number) == digits and number:to_hex() == '018EE90FF6C373E0EE4E3F0AD2')
         assert(bn.from_hex('018EE90FF6C373E0EE4E3F0AD2') == number and bn.new(7) < number)
         assert(bn.new(0):to_hex() == '0' and bn.new(7):to_dec() == '7' and bn.new(256):to_binary() == '\\1\\0')
         assert(bn.new(1):to_binary(3) == '\\0\\0\\1')
         assert(bn.from_binary('\\0\\5'):to_number() == 5 and bn.new(300) >= bn.new(299))",
    );
}
