#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# A ClickHouse cluster of two shards on this machine, for the tests and to try things: two servers on the loopback
# interface, with data in one folder, beside any server of the system and without touching it.
#
#   scripts/clickhouse-cluster.sh start [FOLDER]     installs ClickHouse where it is missing, starts, says where it answers
#   scripts/clickhouse-cluster.sh status [FOLDER]
#   scripts/clickhouse-cluster.sh kill [FOLDER] N    ends shard N (1 or 2) at once, as a power cut would
#   scripts/clickhouse-cluster.sh revive [FOLDER] N  starts it again
#   scripts/clickhouse-cluster.sh stop [FOLDER]      ends both and removes the folder
#
# FOLDER: build/clickhouse without it. Ports: GOVKPI_CLICKHOUSE_PORT and the five that follow, or without it the first six
# from 18123 on that are free: HTTP of the first and the second shard, then their own protocol, then HTTPS, with the
# certificate FOLDER/certificate.pem for localhost. FOLDER/port has the first port. Users: default without a password;
# "budget" with the password "secret"; "reader", who may not write; "bound", who may not even state limits.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

usage() {
    sed -n '/^#   scripts/,/^#$/s/^# \{0,2\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
}

command=${1-}
folder=build/clickhouse
shard=''
case "$command:$#" in
    start:1 | status:1 | stop:1) ;;
    start:2 | status:2 | stop:2) folder=$2 ;;
    kill:2 | revive:2) shard=$2 ;;
    kill:3 | revive:3) folder=$2 shard=$3 ;;
    *) usage ;;
esac
[[ $shard == '' || $shard == 1 || $shard == 2 ]] || usage

first_port=${GOVKPI_CLICKHOUSE_PORT-}
[[ $first_port == '' || $first_port =~ ^[0-9]{2,5}$ ]] || { echo "GOVKPI_CLICKHOUSE_PORT: expected a port" >&2; exit 2; }
if [[ -f $folder/port ]]; then first_port=$(< "$folder/port"); fi
http_port() { echo $((first_port + $1 - 1)); }
own_port() { echo $((first_port + $1 + 1)); }
tls_port() { echo $((first_port + $1 + 3)); }

taken_port() {  # of the six from $1 on
    local port
    for ((port = $1; port < $1 + 6; ++port)); do
        if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then
            echo "$port"
            return
        fi
    done
    return 1
}

choose_ports() {
    local taken
    if [[ $first_port != '' ]]; then
        if taken=$(taken_port "$first_port"); then
            echo "port $taken is taken by another server: set GOVKPI_CLICKHOUSE_PORT" >&2
            return 1
        fi
        return
    fi
    for ((first_port = 18123; first_port < 18623; first_port += 10)); do
        taken_port "$first_port" > /dev/null || return 0
    done
    echo "no six ports in a row are free between 18123 and 18628: set GOVKPI_CLICKHOUSE_PORT" >&2
    return 1
}

pid_of() {
    local pid
    pid=$(cat "$folder/$1/pid" 2> /dev/null) || return 1
    # A number may have been given to another program since.
    grep -qz "config-file=.*/$1/config.xml" "/proc/$pid/cmdline" 2> /dev/null || return 1
    echo "$pid"
}

answers() { [[ $(curl --silent --max-time 2 "http://127.0.0.1:$(http_port "$1")/" 2> /dev/null) == Ok. ]]; }

write_configuration() {
    local at=$folder/$1 n
    mkdir -p "$at/data" "$at/tmp"
    {
        echo '<yandex>'
        echo "<logger><level>warning</level><log>$at/log</log><errorlog>$at/errors</errorlog><size>100M</size><count>1</count></logger>"
        echo "<http_port>$(http_port "$1")</http_port><tcp_port>$(own_port "$1")</tcp_port><listen_host>127.0.0.1</listen_host>"
        echo "<https_port>$(tls_port "$1")</https_port><openSSL><server>"
        echo "<certificateFile>$folder/certificate.pem</certificateFile><privateKeyFile>$folder/key.pem</privateKeyFile>"
        echo '<verificationMode>none</verificationMode><cacheSessions>true</cacheSessions></server></openSSL>'
        echo "<path>$at/data/</path><tmp_path>$at/tmp/</tmp_path><users_config>$at/users.xml</users_config>"
        echo '<default_profile>default</default_profile><default_database>default</default_database>'
        echo '<mark_cache_size>268435456</mark_cache_size><max_concurrent_queries>100</max_concurrent_queries>'
        echo '<remote_servers><govkpi>'
        for n in 1 2; do
            echo "<shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>$(own_port "$n")</port></replica></shard>"
        done
        echo '</govkpi><govkpi_one>'
        echo "<shard><replica><host>127.0.0.1</host><port>$(own_port "$1")</port></replica></shard>"
        echo '</govkpi_one></remote_servers></yandex>'
    } > "$at/config.xml"
    cat > "$at/users.xml" << 'USERS'
<yandex>
<profiles>
<default><max_memory_usage>8000000000</max_memory_usage></default>
<reader><readonly>2</readonly></reader>
<bound><readonly>1</readonly></bound>
</profiles>
<quotas><default></default></quotas>
<users>
<default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
<budget><password>secret</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></budget>
<reader><password></password><networks><ip>127.0.0.1</ip></networks><profile>reader</profile><quota>default</quota></reader>
<bound><password></password><networks><ip>127.0.0.1</ip></networks><profile>bound</profile><quota>default</quota></bound>
</users>
</yandex>
USERS
}

start_shard() {
    local n=$1 at=$folder/$1 tries
    if pid_of "$n" > /dev/null; then return; fi
    if answers "$n"; then  # to others, since the folder was made
        echo "port $(http_port "$n") is taken by another server: stop this cluster and start it anew" >&2
        return 1
    fi
    # It is to live on when this script ends, and to hold none of its pipes open. A file that may not grow any more is to be
    # an error to it, as a full disk is, and not its end.
    (
        trap '' XFSZ
        exec setsid clickhouse-server --config-file="$at/config.xml" --pid-file="$at/server-pid"
    ) < /dev/null > "$at/output" 2>&1 &
    echo $! > "$at/pid"
    for ((tries = 0; tries < 600; ++tries)); do
        if answers "$n"; then return; fi
        if ! pid_of "$n" > /dev/null && ((tries > 10)); then break; fi
        sleep 0.1  # between two looks
    done
    echo "the server of shard $n does not answer:" >&2
    tail -n 5 "$at/output" "$at/errors" >&2 2> /dev/null || true
    return 1
}

end_shard() {
    local pid tries
    pid=$(pid_of "$1") || return 0
    kill "-$2" "$pid"
    for ((tries = 0; tries < 300; ++tries)); do
        pid_of "$1" > /dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$pid"
}

write_certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2> "$folder/openssl" || {
        cat "$folder/openssl" >&2
        return 1
    }
}

stop_all() {
    end_shard 1 TERM
    end_shard 2 TERM
    rm -rf -- "$folder"
}

install_server() {
    command -v clickhouse-server > /dev/null && command -v curl > /dev/null && command -v openssl > /dev/null && return
    if ! command -v apt-get > /dev/null; then
        echo "there is no clickhouse-server, and this system has no apt-get to install it" >&2
        return 1
    fi
    local as_root=()
    if (($(id -u) != 0)); then as_root=(sudo); fi
    local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends clickhouse-server curl openssl)
    echo "Installing clickhouse-server"
    "${install[@]}" > "$folder/install" 2>&1 || { "${as_root[@]}" apt-get update --quiet >> "$folder/install" 2>&1 && "${install[@]}" >> "$folder/install" 2>&1; } || {
        echo "clickhouse-server cannot be installed: $(tail -n 1 "$folder/install")" >&2
        return 1
    }
}

if [[ $command != start && ! -f $folder/port ]]; then
    if [[ $command == stop ]]; then exit 0; fi
    echo "there is no cluster in $folder" >&2
    exit 1
fi
if [[ $command == start ]]; then mkdir -p -- "$folder"; fi
folder=$(cd -- "$folder" && pwd)
if [[ $folder == *[\<\&]* ]]; then echo "$folder: a folder without < and & is expected" >&2; exit 2; fi

case $command in
    start)
        install_server || exit 77  # what test programs call a test that was skipped
        if [[ ! -f $folder/port ]]; then
            if ! choose_ports; then
                rm -rf -- "$folder"
                exit 1
            fi
            write_certificate
            write_configuration 1
            write_configuration 2
            echo "$first_port" > "$folder/port"
        fi
        if ! start_shard 1 || ! start_shard 2; then
            stop_all
            exit 1
        fi
        echo "clickhouse://127.0.0.1:$(http_port 1)  clickhouse://127.0.0.1:$(http_port 2)  cluster govkpi"
        ;;
    status)
        for n in 1 2; do
            if answers "$n"; then echo "shard $n answers on port $(http_port "$n")"; else echo "shard $n does not answer"; fi
        done
        ;;
    kill) end_shard "$shard" KILL ;;
    revive) start_shard "$shard" ;;
    stop) stop_all ;;
esac
