#!/bin/sh
# Brings what the tests talk to: Chromium with a font for Chinese, PostgreSQL, a Samba domain controller, OpenLDAP, Request Tracker, nginx, Dovecot and an OpenID provider; and what
# examines the files of a deployment: systemd and dclint. As root on Debian it is installed; elsewhere it must be there. Provider and dclint are packages of npm's, and come wherever node and npm are.
set -eu
here=$(dirname "$0")
issuer=.venv/.oidc
linter=.venv/.dclint
has_chromium() { command -v chromium >/dev/null 2>&1; }
has_samba() { command -v samba >/dev/null 2>&1 && command -v ldbmodify >/dev/null 2>&1 && [ -e /usr/share/samba/setup/provision.ldif ]; }
has_openldap() { [ -x /usr/sbin/slapd ] && command -v ldapmodify >/dev/null 2>&1; }
has_tracker() { [ -x /usr/share/request-tracker5/libexec/rt-server ] && command -v rt-setup-database-5 >/dev/null 2>&1 && perl -MDBD::SQLite -MStarlet -e 1 >/dev/null 2>&1; }
has_nginx() { command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; }
has_dovecot() { command -v dovecot >/dev/null 2>&1 || [ -x /usr/sbin/dovecot ]; }
has_node() { command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; }
has_issuer() { has_node && [ -d $issuer/node_modules/oidc-provider ] && cmp -s "$here/oidc/package-lock.json" $issuer/package-lock.json; }
has_linter() { has_node && [ -d $linter/node_modules/dclint ] && cmp -s "$here/dclint/package-lock.json" $linter/package-lock.json; }
has_systemd() { command -v systemd-analyze >/dev/null 2>&1; }
install_tracker() {
  echo "installing for the tests: request-tracker5 …"
  # Its own database is none of the tests' business: they bring one of their own.
  echo 'request-tracker5 request-tracker5/dbconfig-install boolean false' | debconf-set-selections
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 request-tracker5 rt5-db-sqlite rt5-standalone >/dev/null
}
# A package of npm's by its lock file, from the folder $1 into $2.
install_of_npm() {
  echo "installing for the tests: $3 …"
  mkdir -p "$2"
  cp "$here/$1/package.json" "$here/$1/package-lock.json" "$2/"
  npm ci --prefix "$2" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || rm -rf "$2"
}
install_issuer() { install_of_npm oidc $issuer oidc-provider; }
install_linter() { install_of_npm dclint $linter dclint; }
has_postgresql() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; }

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  missing=
  { has_chromium && fc-list 2>/dev/null | grep -qi 'noto.*cjk'; } || missing="chromium fonts-noto-cjk fontconfig"
  has_postgresql || missing="$missing postgresql"
  # samba-vfs-modules: without it no domain can be made.
  { has_samba && ls /usr/lib/*/samba/vfs/acl_xattr.so >/dev/null 2>&1; } ||
    missing="$missing samba-ad-dc samba-ad-provision samba-vfs-modules samba-dsdb-modules winbind ldb-tools python3-markdown"
  has_openldap || missing="$missing slapd ldap-utils"
  has_nginx || missing="$missing nginx-light"
  has_dovecot || missing="$missing dovecot-imapd"
  has_node || missing="$missing nodejs npm"
  has_systemd || missing="$missing systemd"
  export DEBIAN_FRONTEND=noninteractive
  if [ -n "$missing" ] || ! has_tracker; then apt-get update -qq -o DPkg::Lock::Timeout=600; fi
  if [ -n "$missing" ]; then
    echo "installing for the tests: $missing …"
    # shellcheck disable=SC2086 # a list of packages
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 $missing >/dev/null
  fi
  # By itself, so that nothing else is missing where its many packages cannot be installed; the tests then say so.
  has_tracker || install_tracker || echo "Request Tracker could not be installed; 'dpkg --audit' says in what state it is"
  has_issuer || install_issuer
  has_linter || install_linter
  exit 0
fi
left_out=0
if has_node && ! has_issuer; then install_issuer; fi
if has_node && ! has_linter; then install_linter; fi
has_chromium || { echo "no chromium here: the browser tests (tests/browser) are left out; install chromium to run them"; left_out=1; }
has_postgresql || { echo "no PostgreSQL here: the tests on a real one are left out; install postgresql to run them"; left_out=1; }
{ has_samba && [ "$(id -u)" = 0 ]; } || { echo "no Samba here, or not root: the tests on a real domain controller are left out"; left_out=1; }
has_openldap || { echo "no OpenLDAP here: the tests on a real mail directory are left out; install slapd and ldap-utils to run them"; left_out=1; }
has_nginx || { echo "no nginx here: the tests of citizen certificates behind one are left out; install nginx-light to run them"; left_out=1; }
{ has_dovecot && [ "$(id -u)" = 0 ]; } || { echo "no Dovecot here, or not root: the tests on a real mailbox are left out"; left_out=1; }
has_tracker || { echo "no Request Tracker here: the tests on a real helpdesk are left out; install request-tracker5, rt5-db-sqlite and rt5-standalone to run them"; left_out=1; }
has_issuer || { echo "no OpenID provider here: the tests on a real one are left out; install node and npm to run them"; left_out=1; }
has_linter || { echo "no dclint here: the test of compose.yaml by its schema is left out; install node and npm to run it"; left_out=1; }
has_systemd || { echo "no systemd here: the tests of deploy/accountdesk.service are left out"; left_out=1; }
[ "$left_out" = 1 ] && [ "${CI:-}" = true ] && exit 1
exit 0
