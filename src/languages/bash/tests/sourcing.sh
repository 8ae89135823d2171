. ./lib.sh
source lib/other.sh arg
source "$(dirname "$0")/beside.sh"
source "$(dirname "${BASH_SOURCE[0]}")/../up.sh"
. "${BASH_SOURCE%/*}/cut.sh"
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/whole.sh"
DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." >/dev/null 2>&1 && pwd)"
source "$DIR/lib/by-variable.sh"
source "${DIR}/braces.sh"
source "$HOME/.config/unknown.sh"
. "$file"
source 'a b.sh'
