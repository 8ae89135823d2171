{{ config(materialized='table') }}
{% set days = 7 %}
{# not code: {{ x }} #}
with orders as (select * from {{ ref('stg_orders') }})
select o.id, {{ dbt_utils.star(from=ref('a'), except=days) }}
from orders o join {{ source('raw', 'payments') }} p on p.id = o.id
where name = '{{ var('who') }}'
