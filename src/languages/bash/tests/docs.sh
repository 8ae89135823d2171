#!/bin/sh
# A script.

# Documented
# in two lines.
documented() { :; }

# Apart.

apart() { :; }

#######################################
# In a box.
# Arguments:
#   a name
#######################################
boxed() { :; }

# shellcheck disable=SC2034
ignored() { :; }

# Of a variable.
X=1
y=2 # trailing
after() { :; }
