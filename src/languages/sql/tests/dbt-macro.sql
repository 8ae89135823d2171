{#- Makes cents. -#}
{% macro to_cents(column, scale=2) %}
  round({{ column }} * 100, {{ scale }})
{% endmacro %}
{% macro other() -%} {{ return(to_cents('a')) }} {%- endmacro %}
