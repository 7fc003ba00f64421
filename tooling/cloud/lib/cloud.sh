# What all the commands share.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"
. "$HERE/lib/inside.sh"
. "$HERE/lib/processes.sh"
. "$HERE/lib/services.sh"
