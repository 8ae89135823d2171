cat <<EOF
Hello $name $(greet) ${other}
EOF
cat <<'EOF'
$nothing $(nothing)
function not_this() { :; }
EOF
cat <<-END >"$file"
	$tabbed
	END
cat <<<"$string"
