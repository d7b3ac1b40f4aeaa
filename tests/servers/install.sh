#!/bin/sh
# Brings what the tests talk to: Chromium with a font for Chinese. As root on Debian it is installed; elsewhere it must be there.
set -eu
if command -v chromium >/dev/null 2>&1 && fc-list 2>/dev/null | grep -qi 'noto.*cjk'; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing Chromium for the browser tests …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq -o DPkg::Lock::Timeout=600
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 chromium fonts-noto-cjk fontconfig >/dev/null
  exit 0
fi
if command -v chromium >/dev/null 2>&1; then
  exit 0
fi
echo "no chromium here: the browser tests (tests/browser) are left out; install chromium to run them"
[ "${CI:-}" = true ] && exit 1
exit 0
