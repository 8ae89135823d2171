FROM nginx AS nginx
FROM nginx
