#!/usr/bin/env bash
# Tests of the tests: breaks the rules one by one, and expects a test to notice each.
# usage: mutations/run.sh [NAME ...]      of the patches beside this script; all of them by default
#
# Each patch says what it breaks, in which module ("module: ..."), and which tests must turn red
# ("tests: A,B"; "tests: IT A,B" are integration tests). They are
# part of "mvn verify". The working tree is not touched: what is committed is copied and broken there.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
git clone -q "$here/.." "$work/tree"
cd -- "$work/tree"
quiet=(-q -B -Dspotless.check.skip -Djacoco.skip -Dstyle.color=never)

# run MODULE KIND TESTS: their exit status; what they said is in $work/log.
run() {
  local select=(test "-Dtest=$3" -Dsurefire.failIfNoSpecifiedTests=false)
  case $2 in
    IT) select=(verify -Dtest=NoSuch -Dsurefire.failIfNoSpecifiedTests=false "-Dit.test=$3" -Dfailsafe.failIfNoSpecifiedTests=false) ;;
  esac
  find . -path '*/target/*-reports/TEST-*.xml' -delete
  mvn "${quiet[@]}" -pl "$1" -am "${select[@]}" >"$work/log" 2>&1
}

# The first test that a report calls failed, or nothing.
red() {
  find . -path '*/target/*-reports/TEST-*.xml' -exec grep -lE '<(failure|error)[ >]' {} + | head -n 1 \
    | sed -E 's/.*TEST-.*\.([A-Za-z]+)(-postgres)?\.xml/\1/'
}

field() {
  sed -n "s/^$2: //p" "$here/$1.patch"
}

names=("$@")
if ((${#names[@]} == 0)); then
  for patch in "$here"/*.patch; do names+=("$(basename "$patch" .patch)"); done
fi
survived=0
printf '%-28s %-28s %8s\n' mutation "red in" seconds
for name in "${names[@]}"; do
  module=$(field "$name" module)
  tests=$(field "$name" tests)
  kind=UNIT
  if [[ $tests == *' '* ]]; then
    kind=${tests%% *}
    tests=${tests#* }
  fi
  begun=$SECONDS
  if ! run "$module" "$kind" "$tests"; then
    tail -n 30 "$work/log"
    echo "$name: its tests fail without it" >&2
    exit 2
  fi
  git apply "$here/$name.patch"
  if run "$module" "$kind" "$tests"; then
    verdict="SURVIVED"
    survived=$((survived + 1))
  else
    verdict=$(red)
    if [[ -z $verdict ]]; then
      grep -F '[ERROR]' "$work/log" | head -n 5 || true
      verdict="NOT BUILT"
      survived=$((survived + 1))
    fi
  fi
  git checkout -q .
  printf '%-28s %-28s %8d\n' "$name" "$verdict" $((SECONDS - begun))
done
((survived == 0)) || { echo "$survived of ${#names[@]} were not noticed by a test" >&2 && exit 1; }
echo "all ${#names[@]} were noticed"
