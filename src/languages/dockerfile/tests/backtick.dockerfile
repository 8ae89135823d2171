# escape=`
FROM windows AS w
ENV A=1 `
    B=2
COPY x c:\
ENV C=3
