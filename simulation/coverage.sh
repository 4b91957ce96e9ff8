#!/usr/bin/env bash
# Which branches of the rules of both services the simulation goes through: classes that have any,
# least covered first. usage: simulation/coverage.sh [SEEDS]   (1000)
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
mvn -q -B verify -pl simulation -am -Dtest='SimulationTest' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsimulation.seeds="${1:-1000}" -Dspotless.check.skip
rules='^com[.]ecomarket[.](branch[.](healing|stock|sale|basket|returns|count|dispatch|receiving|sync)|central[.](intake|shipment))$'
awk -F, -v rules="$rules" '
  $2 ~ rules && $6 + $7 > 0 && $5 > 0 {
    printf "%5.0f %%  %3d of %3d  %s.%s\n", 100 * $7 / ($6 + $7), $7, $6 + $7, substr($2, 15), $3
    covered += $7; all += $6 + $7
  }
  END { printf "%5.0f %%  %3d of %3d  all of them\n", 100 * covered / all, covered, all }
' simulation/target/site/rules/jacoco.csv | sort -n
