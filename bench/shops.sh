#!/usr/bin/env bash
# What many shops cost one central: virtual shops that speak the real sync protocol, in one JVM, on one table.
#
#   bench/shops.sh [--engine sqlite|postgres] [--shops "3 10 100 1000"] [--rate 10] [--seconds 30]
#                  [--most 1000] [--outage 100] [--warm-up 60] [--products 50] [--seed 1]
#
# Builds nothing: run "mvn -B -DskipTests package" first. Starts central from its jar, on a free port of 127.0.0.1 and
# an empty store; with PostgreSQL, a server of its own: the installed one, or the one that central's tests unpack from
# the local Maven repository. --rate is sales a second in each shop; --most bounds all shops together, so that 1,000
# shops sell 1 a second each by default. Before anything is measured, 300 shops sell 5 a second each for --warm-up
# seconds. With --outage, 100 shops then sell for so many seconds without central and all come back at the same moment.
# CPU is user + system time of central, and of every process of its PostgreSQL. Ends with 1 if central does
# not have exactly what the shops sold. Linux only. JFR_FILE=file records central with Java Flight Recorder.
set -euo pipefail
cd "$(dirname "$0")/.."

engine=sqlite options=()
while (($# > 0)); do
  [[ $# -ge 2 && $1 =~ ^--(engine|shops|rate|seconds|most|outage|warm-up|products|seed)$ ]] \
    || { sed -n '2,16s/^# \{0,1\}//p' "$0" >&2; exit 64; }
  if [[ $1 == --engine ]]; then engine=$2; else options+=("$1" "$2"); fi
  shift 2
done
[[ $engine == sqlite || $engine == postgres ]] || { echo "--engine is sqlite or postgres." >&2; exit 64; }
for jar in bench/target/bench.jar central-service/target/central-service.jar; do
  [[ -f $jar ]] || { echo "$jar is missing: run mvn -B -DskipTests package first." >&2; exit 66; }
done

work=$(mktemp -d)
chmod 711 "$work" # PostgreSQL may run as another user, in a directory below.
pids=()           # in the order in which they end
cleanup() {
  trap - EXIT
  local pid
  for pid in ${pids[@]+"${pids[@]}"}; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

fail() { # sentence, log
  echo "$1" >&2
  tail -n 20 "$2" >&2 || true
  exit 1
}

postgres_binaries() {
  local found
  if command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
    found=$(dirname "$(readlink -f "$(command -v initdb)")")
  else
    found=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
    found=${found%/initdb}
  fi
  if [[ -z $found ]]; then
    local machine jar
    machine=$(uname -m)
    jar=$(find "${HOME:-/}/.m2/repository/io/zonky/test/postgres" -name 'embedded-postgres-binaries-linux-*.jar' \
      ! -name '*alpine*' 2>/dev/null | sort -V | tail -n 1)
    [[ -n $jar ]] || { echo "No PostgreSQL: neither installed nor in the local Maven repository." >&2; exit 69; }
    mkdir -m 755 "$work/server"
    (cd "$work/server" && unzip -q "$jar" "*-$machine.txz" && tar -xJf ./*-"$machine".txz)
    found=$work/server/bin
  fi
  binaries=$found
}

start_postgres() {
  local data=$work/books as=()
  postgres_binaries
  mkdir -m 700 "$data"
  if ((EUID == 0)); then # The server refuses to run as root.
    chown 65534:65534 "$data"
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  fi
  (cd "$work" && ${as[@]+"${as[@]}"} "$binaries/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C) \
    >"$work/initdb.log" 2>&1 || fail "initdb failed." "$work/initdb.log"
  postgres_port=$(free_port)
  (cd "$work" && exec ${as[@]+"${as[@]}"} "$binaries/postgres" -D "$data" -p "$postgres_port" \
    -c listen_addresses=127.0.0.1 -c "unix_socket_directories=$data") >"$work/postgres.log" 2>&1 &
  postgres=$!
  pids+=("$postgres")
  echo "$("$binaries/postgres" --version), ${binaries#"$work/"}, as it comes"
}

# One that nobody listens on; the kernel hands out others.
free_port() {
  local port
  for port in $(shuf -i 20000-29999 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  return 1
}

awk 'BEGIN { print "product_id,name,price,stock"
  for (i = 1; i <= 1000; i++) printf "%d,Producto %d,2.50,1000000000\n", i, i }' >"$work/catalog.csv"
# A jar that is rebuilt while a JVM runs from it breaks that JVM: run from copies.
cp bench/target/bench.jar central-service/target/central-service.jar "$work"

store=(--ecomarket.data-dir="$work/central")
watched=()
if [[ $engine == postgres ]]; then
  start_postgres
  store=(--spring.profiles.active=postgres --spring.datasource.username=postgres
    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:$postgres_port/postgres")
  watched=(--postgres-pid "$postgres")
fi
recorder=()
[[ -z ${JFR_FILE:-} ]] || recorder=("-XX:StartFlightRecording=filename=$JFR_FILE,settings=profile,dumponexit=true")
java ${recorder[@]+"${recorder[@]}"} -jar "$work/central-service.jar" --server.port=0 \
  --ecomarket.catalog-file="$work/catalog.csv" "${store[@]}" >"$work/central.log" 2>&1 &
central=$!
pids=("$central" ${pids[@]+"${pids[@]}"})
port=
for _ in $(seq 240); do
  port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$work/central.log")
  [[ -z $port ]] || break
  kill -0 "$central" 2>/dev/null || fail "central has ended." "$work/central.log"
  sleep 0.5
done
[[ -n $port ]] || fail "central did not start in 120 s." "$work/central.log"

echo "central on $engine, $(java -version 2>&1 | sed -n 1p), $(nproc) cores"
# The shops share the machine with central: one thread, and the collector that needs no other.
java -XX:+UseSerialGC -Xmx1g -cp "$work/bench.jar" -Dloader.main=com.ecomarket.bench.shops.HundredShops \
  org.springframework.boot.loader.launch.PropertiesLauncher --port "$port" --pid "$central" \
  ${watched[@]+"${watched[@]}"} ${options[@]+"${options[@]}"} &
pids=("$!" "${pids[@]}")
status=0
wait "$!" || status=$?
pids=("${pids[@]:1}")
warnings=$(grep -c ' WARN \| ERROR ' "$work/central.log" || true)
echo "central's log: $warnings warnings or errors"
grep ' WARN \| ERROR ' "$work/central.log" | cut -c1-200 | head -n 5 || true
[[ $status == 0 ]]
