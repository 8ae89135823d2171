while IFS= read -r line rest; do echo "$line"; done < "$input"
read -p "Prompt: " answer
mapfile -t lines < file
printf -v out '%s' x
printf '%s' name
parse() {
  local opt
  while getopts "ab:" opt; do
    case "$opt" in
      a) flag=1 ;;
      b) value=$OPTARG ;;
    esac
  done
}
