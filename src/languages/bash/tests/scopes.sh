one() { local x=1; echo "$x $y"; }
two() { (x=2); { y=3; }; }
echo "$x"
