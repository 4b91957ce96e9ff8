#!/usr/bin/env bash
# How fast a branch sells durably, beside an application with the same edge and no shop in it, in one run.
#
#   bench/sell.sh [rounds=5] [seconds=6] [connections=32]
#
# Builds nothing: run "mvn -B -DskipTests package" first. Needs wrk. Everything listens on 127.0.0.1, ports 9100-9109.
# Each round measures, one after the other: the no-op endpoint; a branch without sync; a branch whose central is stopped;
# one whose central takes connections and never answers; one whose central is behind a black hole. CPU is user + system
# time of the process under test. Before, each is warmed up twice: the compilers need most of a minute of load here.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5} seconds=${2:-6} connections=${3:-32}
command -v wrk >/dev/null || { echo "sell.sh needs wrk (Debian: apt-get install wrk)." >&2; exit 69; }
for jar in bench/target/bench.jar branch-service/target/branch-service.jar; do
  [ -f "$jar" ] || { echo "$jar is missing: run mvn -B -DskipTests package first." >&2; exit 66; }
done

work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
printf 'product_id,name,price,stock\n1,Manzanas Orgánicas,2.50,1000000000\n' >"$work/catalog.csv"
cat >"$work/sell.lua" <<'LUA'
wrk.method = "POST"
wrk.body = '{"product_id":1,"quantity":1}'
wrk.headers["Content-Type"] = "application/json"
LUA
# A jar that is rebuilt while a JVM runs from it breaks that JVM: run from copies.
cp bench/target/bench.jar branch-service/target/branch-service.jar "$work"

java -jar "$work/bench.jar" --server.port=9100 >"$work/noop.log" 2>&1 &
pids+=($!) noop=$!
java -cp bench/target/classes com.ecomarket.bench.SilentCentral 9108 >"$work/silent.log" 2>&1 &
pids+=($!)
java -cp bench/target/classes com.ecomarket.bench.BlackHole 9107 >"$work/hole.log" 2>&1 &
pids+=($!)
branch() { # port, data directory, more settings
  local port=$1 data=$2
  shift 2
  java -jar "$work/branch-service.jar" --server.port="$port" --ecomarket.data-dir="$work/$data" \
    --ecomarket.catalog-file="$work/catalog.csv" --ecomarket.opening-stock=1:900000000 "$@" >"$work/$data.log" 2>&1 &
  pids+=($!)
  started=$!
}
branch 9101 alone --ecomarket.sync-enabled=false; alone=$started
branch 9102 stopped --ecomarket.central-url=http://127.0.0.1:9109; stopped=$started
branch 9103 silent --ecomarket.central-url=http://127.0.0.1:9108; silent=$started
branch 9104 hole --ecomarket.central-url=http://127.0.0.1:9107; hole=$started

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
for port in 9100 9101 9102 9103 9104; do
  for _ in $(seq 240); do listening "$port" && break; sleep 0.5; done
done
for _ in 1 2; do
  for port in 9100 9101 9102 9103 9104; do
    wrk -t2 -c"$connections" -d20s -s "$work/sell.lua" "http://127.0.0.1:$port/sell" >/dev/null
  done
done

cpu() { awk '{print ($14 + $15) * 10000}' "/proc/$1/stat"; } # microseconds, at 100 ticks a second
measure() { # name, port, pid
  local before after out
  before=$(cpu "$3")
  out=$(wrk --latency -t2 -c"$connections" -d"${seconds}s" -s "$work/sell.lua" "http://127.0.0.1:$2/sell")
  after=$(cpu "$3")
  if grep -q "Non-2xx" <<<"$out"; then echo "$1: not every answer was a 200" >&2; exit 1; fi
  awk -v name="$1" -v cpu=$((after - before)) '
    function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    /99%/ { p99 = ms($2) } /requests in/ { n = $1 } /Requests\/sec/ { rate = $2 }
    END { printf "%-9s %9.0f /s  p99 %7.2f ms  %4.0f us CPU a request\n", name, rate, p99, cpu / n }' <<<"$out"
}
for round in $(seq "$rounds"); do
  echo "round $round"
  measure no-op 9100 "$noop"
  measure alone 9101 "$alone"
  measure stopped 9102 "$stopped"
  measure silent 9103 "$silent"
  measure hole 9104 "$hole"
done | tee "$work/rounds"

awk '
  /^round/ { next }
  { rate[$1] = rate[$1] " " $2; p99[$1] = p99[$1] " " $5; cpu[$1] = cpu[$1] " " $7 }
  function ratios(label, top, bottom,   a, b, n, i, j, r, t) {
    n = split(top, a, " "); split(bottom, b, " ")
    for (i = 1; i <= n; i++) r[i] = a[i] / b[i]
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (r[j] < r[i]) { t = r[i]; r[i] = r[j]; r[j] = t }
    printf "%-44s min %.2f  median %.2f  max %.2f\n", label, r[1], r[int((n + 1) / 2)], r[n]
  }
  END {
    print "ratios, round by round"
    ratios("durable sales / no-op requests", rate["alone"], rate["no-op"])
    ratios("CPU of a durable sale / of a no-op request", cpu["alone"], cpu["no-op"])
    ratios("p99, central stopped / no sync", p99["stopped"], p99["alone"])
    ratios("p99, central silent / no sync", p99["silent"], p99["alone"])
    ratios("p99, central black-holed / no sync", p99["hole"], p99["alone"])
  }' "$work/rounds"
